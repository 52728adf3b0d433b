import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fetchBy } from '../../../test/plain-fetch.ts'
import type { ConnectedAccount, Connector, OpenedMedia } from '../../connectors/channel.ts'
import { readMedia } from './read-media.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const DIGEST = createHash('sha256').update(PNG).digest('hex')
const account: ConnectedAccount<unknown, { token: string }> = {
  accountId: 'a',
  providerId: 'b',
  handle: 'banco',
  settings: {},
  secrets: { token: 'secret' },
}
type Open = NonNullable<Connector<unknown, { token: string }>['openMedia']>

/** A network that tells an id: the address is asked for, lives for minutes and wants the token, too. */
const byId: Open = async ({ secrets }, { ref }, fetch) => {
  const headers = { authorization: `Bearer ${secrets.token}` }
  const told = (await (await fetch(`https://graph.example/${ref}`, { headers })).json()) as { url: string; sha256: string }
  return { content: await fetch(told.url, { headers }), sha256: Buffer.from(told.sha256, 'base64').toString('hex') }
}
/** A network whose event holds the file. */
const inside: Open = async (_account, { ref, readEvent }) => {
  const { parts } = JSON.parse(await readEvent()) as { parts: Record<string, string> }
  return { content: Buffer.from(parts[ref] ?? '', 'base64'), name: `${ref}.png` }
}
const graph = fetchBy(async (url, init) => {
  if (new Headers(init?.headers).get('authorization') !== 'Bearer secret') return new Response('', { status: 401 })
  const told = { url: 'https://files.example/9', sha256: Buffer.from(DIGEST, 'hex').toString('base64') }
  return url.endsWith('/77') ? Response.json(told) : new Response(PNG)
})
const nowhere = fetchBy(() => Promise.reject(new Error('no network is needed')))
const readEvent = async () => JSON.stringify({ parts: { two: PNG.toString('base64') } })
const readOriginal = () => Promise.reject(new Error('there is none'))
const image = (sha256: string | null = null) => ({ kind: 'image', sha256 })

test('a file is had by an id and the token, and out of the event that told of it', async () => {
  expect(await readMedia(await byId(account, { ref: '77', readEvent, readOriginal }, graph), image())).toEqual(PNG)
  expect(await readMedia(await inside(account, { ref: 'two', readEvent, readOriginal }, nowhere), image(DIGEST))).toEqual(PNG)
})

const REFUSED: [string, OpenedMedia, ReturnType<typeof image>, string][] = [
  ['other bytes than the event told of', { content: PNG }, image('0'.repeat(64)), 'file/damaged'],
  ['other bytes than the network told of', { content: new Response(PNG), sha256: '0'.repeat(64) }, image(), 'file/damaged'],
  ['a page to sign in instead of a picture', { content: new Response('<html>sign in</html>') }, image(), 'file/not-given'],
  ['more than is taken, in an answer', { content: new Response(Buffer.alloc(101)) }, image(), 'file/too-large'],
  ['more than is taken, in the event', { content: Buffer.alloc(101) }, image(), 'file/too-large'],
]
test.each(REFUSED)('%s is refused', async (_what, opened, told, code) => {
  await expect(readMedia(opened, told, 100)).rejects.toMatchObject({ code })
})

test('words are taken where any file was told of', async () => {
  expect(await readMedia({ content: Buffer.from('a,b') }, { kind: 'file', sha256: null })).toHaveLength(3)
})
