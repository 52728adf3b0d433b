import { listCases, readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ConnectorError } from '../../src/connectors/channel.ts'
import { signedIn } from '../people.ts'
import { message, type Postbox, postbox } from '../postbox.ts'

const contacts = async ({ app }: Postbox) =>
  (
    await sql<{ name: string; keys: string[] }>`select c.name, array(select i.key from identities i where i.contact_id = c.id
      union all select a.key from identity_aliases a join identities i on i.id = a.identity_id where i.contact_id = c.id order by 1) as keys from contacts c order by c.name`.execute(
      app.db,
    )
  ).rows

test('who writes under another key is the same person, whichever the network tells first, and nobody is taken for another', async () => {
  const box = await postbox()
  await box.bring([message({ contact: { key: '57300', name: 'Ana' } }), message({ contact: { key: 'user-a', name: 'Ana', aliases: ['57300'] } })])
  await box.bring([message({ contact: { key: '57300', name: 'Ana' } }), message({ contact: { key: 'user-a', name: 'Ana' } })])
  await box.bring([message({ contact: { key: '57399', name: 'Eva' }, threadKey: 'dm:eva' })])
  expect(await contacts(box)).toEqual([
    { name: 'Ana', keys: ['57300', 'user-a'] },
    { name: 'Eva', keys: ['57399'] },
  ])
})

test('a changed number keeps the contact, and answers go to the new one', async () => {
  const box = await postbox()
  const agent = await signedIn(box.app, 'agent')
  await box.bring([message({ contact: { key: '57300', name: 'Ana' } })])
  await box.bring([{ kind: 'profile', author: { key: '57311', name: '57311', aliases: ['57300'] }, at: new Date() }])
  await box.bring([message({ contact: { key: '57311', name: '57311' } })])
  expect(await contacts(box)).toEqual([{ name: 'Ana', keys: ['57300', '57311'] }])
  const [row] = (await agent.call(listCases, {})).rows
  const [conversation] = (await agent.call(readCase, { caseId: row!.caseId })).conversations
  await agent.call(sendReply, { conversationId: conversation!.conversationId, messageId: crypto.randomUUID(), text: 'Hola', undoSeconds: 0 })
  await box.settle()
  expect(box.sent).toMatchObject([{ recipient: { key: '57311' }, byPerson: true, lastContactAt: expect.any(Date) }])
})

test('an alias that is somebody’s key already joins nobody', async () => {
  const box = await postbox()
  await box.bring([message({ contact: { key: 'a', name: 'Ana' } }), message({ contact: { key: 'b', name: 'Eva' }, threadKey: 'dm:b' })])
  await box.bring([message({ contact: { key: 'a', name: 'Ana', aliases: ['b'] } })])
  expect(await contacts(box)).toEqual([
    { name: 'Ana', keys: ['a'] },
    { name: 'Eva', keys: ['b'] },
  ])
})

test('what a thread is about and what a message holds besides words reach the desk; the network is asked once for each post and person', async () => {
  const asked: string[] = []
  const box = await postbox({
    async readTopic(_account, providerId) {
      asked.push(`topic ${providerId}`)
      return { providerId, text: 'Hoy abrimos', url: 'https://network.example/post' }
    },
    async readAuthor(_account, key) {
      asked.push(`author ${key}`)
      if (key === 'shy') throw new ConnectorError('give-up', 'not-available', 'They do not want that.')
      return { key, name: 'Ana Rojas', followers: 1200, pictureUrl: 'https://network.example/a.png' }
    },
  })
  const agent = await signedIn(box.app, 'agent')
  const comment = { visibility: 'public', topic: { providerId: 'post-1' }, contact: { key: 'ana', name: 'ana' }, threadKey: 'post-1:ana' } as const
  const place = { kind: 'location', latitude: 4.6, longitude: -74.1, name: 'Oficina' } as const
  await box.bring([message({ ...comment, extra: [place] }), message(comment)])
  await box.bring([message(comment), message({ ...comment, contact: { key: 'shy', name: 'shy' }, threadKey: 'post-1:shy' })])
  expect(asked.sort()).toEqual(['author ana', 'author shy', 'topic post-1'])
  const rows = (await agent.call(listCases, {})).rows
  const ana = rows.find(({ contact }) => contact.name === 'Ana Rojas')
  expect(rows.map(({ contact }) => contact.name).sort()).toEqual(['Ana Rojas', 'shy'])
  const { conversations } = await agent.call(readCase, { caseId: ana!.caseId })
  expect(conversations[0]).toMatchObject({ topic: { providerId: 'post-1', text: 'Hoy abrimos', url: 'https://network.example/post' }, window: null })
  const { items } = await agent.call(readTimeline, { caseId: ana!.caseId })
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
  expect(messages.map(({ extra }) => extra)).toEqual([[place], [], []])
  expect((await sql<{ followers: number }>`select followers from identities where key = 'ana'`.execute(box.app.db)).rows).toEqual([
    { followers: 1200 },
  ])
})

test('a name that the network once told stays when later messages do not tell it', async () => {
  const box = await postbox()
  await box.bring([message({ contact: { key: 'ana', name: 'Ana' } })])
  await box.bring([message({ contact: { key: 'ana', name: 'ana' } })])
  expect((await sql<{ name: string }>`select name from identities`.execute(box.app.db)).rows).toEqual([{ name: 'Ana' }])
})

test('what the network hid or says of a reply by our own id is noted', async () => {
  const box = await postbox()
  await box.bring([message({ providerId: 'c1', visibility: 'public', threadKey: 't' })])
  await box.bring([{ kind: 'hidden', providerId: 'c1', hidden: true, at: new Date() }])
  expect((await sql`select hidden_at is not null as hidden from messages`.execute(box.app.db)).rows).toEqual([{ hidden: true }])
})
