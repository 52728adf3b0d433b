import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { InboundMessage, Outbound } from '../../src/connectors/channel.ts'
import { newId } from '../../src/platform/ids.ts'
import { signedIn } from '../people.ts'
import { message, type Postbox, postbox } from '../postbox.ts'

interface Mail {
  id: string
  from?: string
  references?: string[]
  thread?: string
  cc?: string[]
  flags?: InboundMessage['flags']
  direct?: boolean
  replyTo?: string
  note?: string
}

const mail = ({ id, from = 'ana@example.com', references = [], thread = `mail:${id}`, cc = [], flags, direct = true, replyTo, note }: Mail) =>
  message({
    providerId: id,
    threadKey: thread,
    contact: { key: from, name: from },
    subject: 'Consulta',
    references,
    direct,
    ...(flags && { flags }),
    extra: [
      {
        kind: 'mail',
        to: ['brand@bank.example'],
        cc,
        from,
        spf: 'pass',
        dkim: 'pass',
        dmarc: 'pass',
        automatic: false,
        ...(replyTo && { replyTo }),
        ...(note && { note }),
      },
    ],
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
    { ids: 'm1 m2', notes: [] },
    { ids: 'm3', notes: ['references-another-thread'] },
    { ids: 'm4', notes: ['references-another-thread'] },
  ])
  const { rows } = await sql<{
    ids: string
  }>`select string_agg(m.provider_id, ' ' order by m.provider_id) as ids from messages m group by m.case_id order by 1`.execute(box.app.db)
  expect(rows.map(({ ids }) => ids)).toEqual(['m1 m2 m3', 'm4'])
})

const UNPROVEN = { unverified: true }

/** A network that names each mail of ours as a mailbox does: by the id of the message, and signed. */
async function signing() {
  const said: Outbound[] = []
  const box = await postbox({
    async send(_account, outbound) {
      said.push(outbound)
      return { providerId: signedId(outbound.messageId) }
    },
  })
  return { ...box, said }
}
const signedId = (messageId: string) => `<a.${messageId}.0123456789ab@bank.example>`

/** Answers the conversation that holds this mail, and is told the id of the answer. */
async function answer({ app, settle }: Postbox, providerId: string, more: { cc?: string[] } = {}) {
  const { rows } = await sql<{ id: string }>`select conversation_id as id from messages where provider_id = ${providerId}`.execute(app.db)
  const ana = await signedIn(app, 'administrator')
  const messageId = newId()
  const reply = await ana.ask(sendReply, { conversationId: rows[0]!.id, messageId, text: 'Ya lo vemos', undoSeconds: 0, ...more })
  expect(reply.status).toBe(200)
  await settle()
  return messageId
}

test('a mail whose sender nothing proves joins no thread by what it names, neither as the customer nor by the name of the thread', async () => {
  const box = await signing()
  await box.bring([mail({ id: 'm1' })])
  await box.bring([mail({ id: 'm2', references: ['m1'], flags: UNPROVEN })])
  await box.bring([mail({ id: 'm3', thread: 'mail:m1', flags: UNPROVEN })])
  expect(await threads(box)).toEqual([
    { ids: 'm1', notes: [] },
    { ids: 'm2', notes: ['references-another-thread'] },
    { ids: 'm3', notes: ['references-another-thread'] },
  ])
})

test('the signed id of our answer lets in who got that answer, and nobody else, though nothing proves the sender', async () => {
  const box = await signing()
  await box.bring([mail({ id: 'm1' })])
  const ours = signedId(await answer(box, 'm1', { cc: ['eva@example.com'] }))
  await box.bring([
    mail({ id: 'm2', references: [ours], flags: UNPROVEN }),
    mail({ id: 'm3', from: 'eva@example.com', references: ['unknown', ours], flags: UNPROVEN }),
    mail({ id: 'm4', from: 'thief@example.com', references: [ours], flags: UNPROVEN }),
    mail({ id: 'm5', references: [signedId(newId())], thread: 'mail:m1', flags: UNPROVEN }),
  ])
  expect(await threads(box)).toEqual([
    { ids: `${ours} m1 m2 m3`, notes: [] },
    { ids: 'm4', notes: ['references-another-thread'] },
    { ids: 'm5', notes: ['references-another-thread'] },
  ])
})

test('the number of a case leads its own customer to its thread, proven, and nobody else', async () => {
  const box = await signing()
  await box.bring([mail({ id: 'm1' })])
  const { rows } = await sql<{ number: string }>`select number::text from cases`.execute(box.app.db)
  const references = [`#${rows[0]!.number}`]
  await box.bring([
    mail({ id: 'm2', references }),
    mail({ id: 'm3', references, flags: UNPROVEN }),
    mail({ id: 'm4', references, from: 'thief@example.com' }),
    mail({ id: 'm5', references: ['#999999999999'] }),
  ])
  expect(await threads(box)).toEqual([
    { ids: 'm1 m2', notes: [] },
    { ids: 'm3', notes: [] },
    { ids: 'm4', notes: [] },
    { ids: 'm5', notes: [] },
  ])
})

test('what the parser noted stays when the thread is noted too', async () => {
  const box = await signing()
  await box.bring([mail({ id: 'm1' }), mail({ id: 'm2', from: 'thief@example.com', references: ['m1'], note: 'malformed' })])
  expect((await threads(box))[1]).toEqual({ ids: 'm2', notes: ['malformed references-another-thread'] })
})

test('an absence notice is kept on its thread and touches no case: it opens none, reopens none and wakes none', async () => {
  const box = await signing()
  const absence = { flags: { automatic: true }, direct: false }
  await box.bring([mail({ id: 'm1' })])
  const state = async () =>
    (await sql`select state, messages, waiting_since, due_at, last_inbound_at, closed_at from cases order by number`.execute(box.app.db)).rows
  const before = await state()
  await box.bring([mail({ id: 'm2', references: ['m1'], ...absence }), mail({ id: 'm3', from: 'eva@example.com', ...absence })])
  expect(await state()).toEqual(before)
  await sql`update cases set state = 'closed', closed_at = now(), waiting_since = null, due_at = null`.execute(box.app.db)
  const closed = await state()
  await box.bring([mail({ id: 'm4', references: ['m1'], ...absence })])
  expect(await state()).toEqual(closed)
  expect(await threads(box)).toEqual([
    { ids: 'm1 m2 m4', notes: [] },
    { ids: 'm3', notes: [] },
  ])
})

test('an answer goes where a proven customer wants it, who then takes part; what nothing proves changes no address', async () => {
  const box = await signing()
  await box.bring([mail({ id: 'm1', replyTo: 'casa@example.org' })])
  await box.bring([mail({ id: 'm2', from: 'eva@example.com', replyTo: 'thief@example.org', flags: UNPROVEN })])
  const ours = await answer(box, 'm1')
  const others = await answer(box, 'm2')
  const to = (messageId: string) => box.said.find((one) => one.messageId === messageId)!.recipient.key
  expect([to(ours), to(others)]).toEqual(['casa@example.org', 'eva@example.com'])
  await box.bring([mail({ id: 'm3', from: 'casa@example.org', references: [signedId(ours)], flags: UNPROVEN })])
  expect((await threads(box)).map(({ ids }) => ids)).toContain(`${signedId(ours)} m1 m3`)
})
