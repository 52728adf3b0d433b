import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { storeFile } from '../../files/store-file.ts'
import { newId } from '../../platform/ids.ts'
import { sweepUploads } from './sweep-uploads.ts'

const DAY_MS = 86_400_000

async function setUp() {
  const stage = await stageCases()
  const { id: personId } = await stage.worker()
  const bring = async (createdBy: string) =>
    (await storeFile(stage.platform, { stream: Readable.from([Buffer.from('estado de cuenta')]), name: 'cuenta.txt', createdBy })).fileId
  const kept = async () => (await stage.db.selectFrom('files').select('id').execute()).map(({ id }) => id)
  return { stage, personId, bring, kept }
}

test('what staff and integrators brought and never sent is forgotten after a week, its bytes too', async () => {
  const { stage, personId, bring, kept } = await setUp()
  const gone = [await bring(`person:${personId}`), await bring(`key:${newId()}`)]
  const [visitors, networks] = [await bring(`visitor:${newId()}`), await bring(`message:${newId()}`)]
  stage.clock.wind(6 * DAY_MS)
  await sweepUploads(stage.platform)
  expect(await kept()).toHaveLength(4)
  stage.clock.wind(2 * DAY_MS)
  expect(await sweepUploads(stage.platform)).toBe(false)
  expect((await kept()).sort()).toEqual([visitors, networks].sort())
  for (const fileId of gone) await expect(stage.platform.files.get(fileId)).rejects.toThrow('No such file')
})

test('what a message, a list of customers or a draft names is kept however old it is', async () => {
  const { stage, personId, bring, kept } = await setUp()
  const [sent, listed, drafted] = [await bring(`person:${personId}`), await bring(`person:${personId}`), await bring(`person:${personId}`)]
  const caseId = await stage.open()
  const messageId = await stage.say(caseId, 'out', { state: 'cancelled' })
  await stage.db
    .insertInto('attachments')
    .values({ id: newId(), message_id: messageId, position: 0, kind: 'file', file_id: sent, state: 'stored' })
    .execute()
  await stage.db
    .insertInto('customer_imports')
    .values({ id: newId(), file_name: 'clientes.csv', state: 'previewed', file_id: listed, mapping: '{}', rows: 1 })
    .execute()
  const text = `Te mando el estado: /api/files/${drafted}`
  await stage.db.insertInto('drafts').values({ case_id: caseId, person_id: personId, mode: 'private', text }).execute()
  stage.clock.wind(400 * DAY_MS)
  await sweepUploads(stage.platform)
  expect((await kept()).sort()).toEqual([sent, listed, drafted].sort())
})

test('the days they wait are the workspace’s to choose', async () => {
  const { stage, personId, bring, kept } = await setUp()
  await stage.db
    .insertInto('workspace')
    .values({ name: 'Banco', settings: JSON.stringify({ uploadDays: 30 }) })
    .execute()
  await bring(`person:${personId}`)
  stage.clock.wind(29 * DAY_MS)
  await sweepUploads(stage.platform)
  expect(await kept()).toHaveLength(1)
  stage.clock.wind(2 * DAY_MS)
  await sweepUploads(stage.platform)
  expect(await kept()).toEqual([])
})
