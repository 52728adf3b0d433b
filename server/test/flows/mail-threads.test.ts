import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { InboundMessage } from '../../src/connectors/channel.ts'
import { message, type Postbox, postbox } from '../postbox.ts'

interface Mail {
  id: string
  from?: string
  references?: string[]
  thread?: string
  cc?: string[]
  flags?: InboundMessage['flags']
}

const mail = ({ id, from = 'ana@example.com', references = [], thread = `mail:${id}`, cc = [], flags }: Mail) =>
  message({
    providerId: id,
    threadKey: thread,
    contact: { key: from, name: from },
    subject: 'Consulta',
    references,
    ...(flags && { flags }),
    extra: [{ kind: 'mail', to: ['brand@bank.example'], cc, from, spf: 'pass', dkim: 'pass', dmarc: 'pass', automatic: false }],
  })

/** Which mails stand in one conversation, and the notes of those that referred in vain. */
async function threads({ app }: Postbox) {
  const { rows } = await sql<{ ids: string[]; notes: string[] }>`select array_agg(m.provider_id order by m.provider_id) as ids,
      array_remove(array_agg(m.extra -> 0 ->> 'note' order by m.provider_id), null) as notes
    from messages m group by m.conversation_id order by 1`.execute(app.db)
  return rows.map(({ ids, notes }) => ({ ids: ids.join(' '), notes }))
}

test('an answer joins the thread of the nearest mail it refers to, also within one batch', async () => {
  const box = await postbox()
  await box.bring([mail({ id: 'm1' })])
  await box.bring([mail({ id: 'm2', references: ['unknown', 'm1'] }), mail({ id: 'm3', references: ['m2'] }), mail({ id: 'm4' })])
  expect(await threads(box)).toEqual([
    { ids: 'm1 m2 m3', notes: [] },
    { ids: 'm4', notes: [] },
  ])
})

test('a reference that somebody else forges opens no door to a customer’s thread, neither by its id nor by the name of the thread', async () => {
  const box = await postbox()
  await box.bring([mail({ id: 'm1' })])
  await box.bring([mail({ id: 'm2', from: 'thief@example.com', references: ['m1'] })])
  await box.bring([mail({ id: 'm3', from: 'thief@example.com', references: [], thread: 'mail:m1' })])
  expect(await threads(box)).toEqual([
    { ids: 'm1', notes: [] },
    { ids: 'm2', notes: ['references-another-thread'] },
    { ids: 'm3', notes: ['references-another-thread'] },
  ])
  const { rows } = await sql`select distinct m.case_id from messages m`.execute(box.app.db)
  expect(rows).toHaveLength(2)
})

test('who had a copy takes part and answers in the same case; a copy in a mail whose sender is not proven lets nobody in', async () => {
  const box = await postbox()
  await box.bring([mail({ id: 'm1', cc: ['Eva <Eva@example.com>', 'brand@bank.example'] })])
  await box.bring([mail({ id: 'm2', from: 'eva@example.com', references: ['m1'] })])
  await box.bring([mail({ id: 'm3', references: ['m2'], cc: ['thief@example.com'], flags: { unverified: true } })])
  await box.bring([mail({ id: 'm4', from: 'thief@example.com', references: ['m3'] })])
  expect(await threads(box)).toEqual([
    { ids: 'm1 m2 m3', notes: [] },
    { ids: 'm4', notes: ['references-another-thread'] },
  ])
  const { rows } = await sql<{
    ids: string
  }>`select string_agg(m.provider_id, ' ' order by m.provider_id) as ids from messages m group by m.case_id order by 1`.execute(box.app.db)
  expect(rows.map(({ ids }) => ids)).toEqual(['m1 m2 m3', 'm4'])
})
