import type pg from 'pg'
import { expect, test } from 'vitest'
import type { AcceptedMail } from '../../simulators/src/mail/world/world.ts'
import { openVerdict } from '../verdict.ts'
import { compareSent } from './compare-sent.ts'

const ids = [1, 2, 3].map((number) => `0192f7a0-0000-7000-8000-00000000000${number}`)
const mailOf = (id: string, index: number): AcceptedMail => ({
  index,
  from: 'a@b.test',
  to: ['c@d.test'],
  raw: Buffer.from(`From: a@b.test\r\nMessage-ID:\r\n <a.${id}.0123456789ab@b.test>\r\n\r\nhola`),
  at: new Date(0),
})

async function judge(accepted: string[], states: Record<string, string>): Promise<string[]> {
  const verdict = openVerdict(() => undefined)
  const database = { query: async () => ({ rows: Object.entries(states).map(([id, state]) => ({ id, state })) }) } as unknown as pg.Pool
  await compareSent(verdict, database, accepted.map(mailOf), ids)
  return verdict.broken
}

test('replies that were taken once, or say that they were not, are well', async () => {
  expect(await judge([ids[0]!, ids[1]!], { [ids[0]!]: 'sent', [ids[1]!]: 'uncertain', [ids[2]!]: 'failed' })).toEqual([])
})

test.each([
  ['a double', [...ids, ids[0]!], 'sent', 'no reply is sent twice'],
  ['one that was never taken', ids.slice(1), 'sent', 'what says that it is sent was taken'],
  ['one that says nothing', ids, 'queued', 'each reply says what became of it'],
  ['one of nobody', [...ids, '0192f7a0-0000-7000-8000-00000000000f'], 'sent', 'nothing was sent that nobody asked for'],
])('%s is found', async (_name, accepted, state, broken) => {
  expect(await judge(accepted, Object.fromEntries(ids.map((id) => [id, state])))).toEqual([broken])
})
