import { Readable } from 'node:stream'
import { listLooseMessages, readVersions } from '@atalaya/shared/contract/conversations.ts'
import { expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { signedIn, withKey } from '../people.ts'
import { type Stage, stageCases } from '../stage-cases.ts'

async function fileOf({ db, platform }: Stage, createdBy: string): Promise<string> {
  const id = newId()
  const { size, sha256 } = await platform.files.put(id, Readable.from([Buffer.from('estado de cuenta')]), 100)
  await db.insertInto('files').values({ id, name: 'cuenta.txt', mime: 'text/plain', size, sha256, created_by: createdBy }).execute()
  return id
}

const messageOf = ({ db }: Stage, caseId: string) => db.selectFrom('messages').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow()

test('a file is read by whoever brought it and by those who may see a message it came with, and by nobody else', async () => {
  const stage = await stageCases()
  const team = await stage.team()
  const [member, stranger] = [await signedIn(stage, 'agent', { teamIds: [team] }), await signedIn(stage, 'agent')]
  const message = await messageOf(stage, await stage.open({ team_id: team }))
  const fileId = await fileOf(stage, `message:${message.id}`)
  await stage.db
    .insertInto('attachments')
    .values({ id: newId(), message_id: message.id, position: 0, kind: 'file', file_id: fileId, state: 'stored' })
    .execute()
  const read = async (headers: Record<string, string>, path = fileId) =>
    (await stage.http.raw.inject({ url: `/api/files/${path}`, headers })).statusCode
  expect(await read({ cookie: member.cookie })).toBe(200)
  expect(await read({ cookie: stranger.cookie })).toBe(404)
  expect(await read({ cookie: stranger.cookie }, `${fileId}/preview`)).toBe(404)
  const blind = await withKey(stage, ['template.manage'])
  expect(await read({ authorization: `Bearer ${blind.key}` })).toBe(404)
  const own = await fileOf(stage, `person:${stranger.person.personId}`)
  expect(await read({ cookie: stranger.cookie }, own)).toBe(200)
  expect(await read({ cookie: member.cookie }, own)).toBe(404)
})

test('a list of customers is read by those who may bring customers in', async () => {
  const stage = await stageCases()
  const [administrator, agent] = [await signedIn(stage, 'administrator'), await signedIn(stage, 'agent')]
  const fileId = await fileOf(stage, `person:${newId()}`)
  const read = async (cookie: string) => (await stage.http.raw.inject({ url: `/api/files/${fileId}`, headers: { cookie } })).statusCode
  expect(await read(administrator.cookie)).toBe(404)
  await stage.db
    .insertInto('customer_imports')
    .values({ id: newId(), file_name: 'clientes.csv', state: 'previewed', file_id: fileId, mapping: '{}', rows: 1 })
    .execute()
  expect([await read(administrator.cookie), await read(agent.cookie)]).toEqual([200, 404])
})

test('a message is seen by those who may see the case it is in, whichever its conversation is in by now', async () => {
  const stage = await stageCases()
  const [one, other] = [await stage.team(), await stage.team()]
  const [before, now] = [await signedIn(stage, 'agent', { teamIds: [one] }), await signedIn(stage, 'agent', { teamIds: [other] })]
  const contact_id = await stage.contact()
  const [earlier, later] = [await stage.open({ contact_id, team_id: one, gathers: false }), await stage.open({ contact_id, team_id: other })]
  const { id: messageId } = await messageOf(stage, earlier)
  await stage.db.updateTable('conversations').set({ case_id: later }).where('case_id', '=', earlier).execute()
  expect((await before.ask(readVersions, { messageId })).status).toBe(200)
  expect(await now.ask(readVersions, { messageId })).toMatchObject({ status: 404, code: 'message/unknown' })
})

test('a mention that is nobody’s work is not shown to those who may not see its conversation', async () => {
  const stage = await stageCases()
  const team = await stage.team()
  const [member, stranger] = [await signedIn(stage, 'agent', { teamIds: [team] }), await signedIn(stage, 'agent')]
  const caseId = await stage.open({ team_id: team })
  const messageId = await stage.say(caseId, 'in', { case_id: null, text: 'solo los menciono' })
  const loose = async (who: typeof member) => (await who.call(listLooseMessages, {})).rows.map((row) => row.messageId)
  expect([await loose(member), await loose(stranger)]).toEqual([[messageId], []])
})
