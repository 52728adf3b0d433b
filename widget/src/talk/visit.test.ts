import { afterEach, expect, test, vi } from 'vitest'
import type { Page } from '../page.ts'
import { openStorage, type Storage } from './storage.ts'
import { openVisit } from './visit.ts'

const page: Page = { base: 'https://chat.example', accountId: 'a', locale: 'es', identity: null, said: {} }
const ana = { externalId: 'C-1', hash: 'right' }
const storage = (): Storage => openStorage('a', null)

/** A server that gives out tokens in turn and knows only the last one. */
function server() {
  const bodies: { token?: string; identity?: { hash: string } }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const reply = (status: number, body: object) => new Response(JSON.stringify(body), { status })
    if (url.endsWith('/visits')) {
      const body = JSON.parse(String(init.body))
      if (body.identity?.hash === 'wrong') return reply(403, { code: 'identity/forged' })
      return reply(200, { token: `t${bodies.push(body)}` })
    }
    const { authorization } = init.headers as Record<string, string>
    return authorization === `Visitor t${bodies.length}` ? reply(200, { authorization }) : reply(401, { code: 'visit/over' })
  })
  return bodies
}
afterEach(() => void vi.unstubAllGlobals())

test('a visit is opened once, however many ask for it at once, and goes on after a reload', async () => {
  const opened = server()
  const kept = storage()
  const visit = openVisit(page, kept)
  expect(visit.token()).toBeNull()
  expect(await Promise.all([visit.open(), visit.open(), visit.open()])).toEqual(['t1', 't1', 't1'])
  expect(openVisit(page, kept).token()).toBe('t1')
  expect(opened).toHaveLength(1)
})

test('when the server no longer knows the token, a new visit is opened and the call made again', async () => {
  server()
  const kept = storage()
  kept.set('visit', { token: 'old', externalId: null, renewedAt: Date.now() })
  expect(await openVisit(page, kept).call('/widget/messages')).toEqual({ authorization: 'Visitor t1' })
})

test('somebody else on the same browser begins with nothing', () => {
  server()
  const kept = storage()
  kept.set('visit', { token: 'of ana', externalId: ana.externalId, renewedAt: Date.now() })
  kept.set('draft', 'mi clave es…')
  expect(openVisit({ ...page, identity: ana }, kept).token()).toBe('of ana')
  expect(openVisit({ ...page, identity: { ...ana, externalId: 'C-2' } }, kept).token()).toBeNull()
  expect(kept.get('draft')).toBeNull()
})

test('a site that signs wrongly still has a chat, with a visitor nobody knows', async () => {
  const opened = server()
  vi.stubGlobal('console', { ...console, warn: () => undefined })
  expect(await openVisit({ ...page, identity: { ...ana, hash: 'wrong' } }, storage()).open()).toBe('t1')
  expect(opened[0]).toEqual({})
})
