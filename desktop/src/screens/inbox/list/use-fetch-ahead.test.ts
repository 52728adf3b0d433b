import { readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { askKey, refreshWhatNames } from '../../../data.ts'
import { fetchCase } from './use-fetch-ahead.ts'

const CASE = '01900000-0000-7000-8000-000000000001'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A server that answers everything, and what it was asked. */
function listen(): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string, { method }: { method: string }) => {
    asked.push(`${method} ${url}`)
    return Promise.resolve(Response.json({ caseId: CASE, unread: true, items: [], before: null }))
  })
  return asked
}
const pathOf = ({ path }: { path: string }) => path.replace(':caseId', CASE)

test('Fetching a case ahead only reads: it stays unread and no colleague hears of it', async () => {
  const asked = listen()
  const client = new QueryClient()
  await fetchCase(client, CASE)
  expect(asked.toSorted()).toEqual([`GET ${pathOf(readCase)}`, `GET ${pathOf(readTimeline)}`].toSorted())
  expect(client.getQueryData<{ unread: boolean }>(askKey(readCase, { caseId: CASE }))?.unread).toBe(true)
  client.clear()
})

test('A case that is at hand is not asked for again until news makes it old', async () => {
  const asked = listen()
  const client = new QueryClient()
  await fetchCase(client, CASE)
  await fetchCase(client, CASE)
  expect(asked).toHaveLength(2)
  await refreshWhatNames(client, { caseId: CASE })
  await fetchCase(client, CASE)
  expect(asked).toHaveLength(4)
  client.clear()
})
