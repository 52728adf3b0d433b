import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readOriginal } from '../../src/accounts/originals.ts'
import { forgetOldEvents } from '../../src/intake/retention.ts'
import { message, type Postbox, postbox, signAs } from '../postbox.ts'

async function call({ app }: Postbox, accountId: string, body: string, secret: string): Promise<number> {
  const headers = { 'x-signature': signAs(secret, body), 'content-type': 'application/json' }
  return (await app.http.raw.inject({ method: 'POST', url: `/hooks/${accountId}`, headers, payload: body })).statusCode
}
const heardBy = async ({ app }: Postbox) =>
  Object.fromEntries(
    (
      await sql<{
        at: string
        n: number
      }>`select a.provider_id as at, count(*)::int as n from raw_events r join accounts a on a.id = r.account_id group by 1`.execute(app.db)
    ).rows.map(({ at, n }) => [at, n]),
  )
const entries = (...to: string[]) => JSON.stringify({ entries: to.map((one) => ({ to: one, items: [message({ text: `para ${one}` })] })) })

test('one signed body reaches each account that it names and that believes it, once, and each reads its own part', async () => {
  const box = await postbox()
  await box.connect('second')
  await box.connect('stranger', 'secret of another app')
  const body = entries('brand', 'second', 'stranger')
  expect(await call(box, box.accountId, body, 'secret of the app')).toBe(200)
  expect(await call(box, box.accountId, body, 'secret of the app')).toBe(200)
  expect(await heardBy(box)).toEqual({ brand: 1, second: 1 })
  await box.settle()
  const { rows } = await sql<{
    at: string
    text: string
  }>`select a.provider_id as at, m.text from messages m join accounts a on a.id = m.account_id order by 1`.execute(box.app.db)
  expect(rows).toEqual([
    { at: 'brand', text: 'para brand' },
    { at: 'second', text: 'para second' },
  ])
})

test('what is for nobody we know stays with the account that was called, and what is for another alone does not', async () => {
  const box = await postbox()
  await box.connect('second')
  await call(box, box.accountId, entries('nobody'), 'secret of the app')
  expect(await heardBy(box)).toEqual({ brand: 1 })
  await call(box, box.accountId, entries('second'), 'secret of the app')
  expect(await heardBy(box)).toEqual({ brand: 1, second: 1 })
})

test('nobody is reached by a signature that is not theirs, and the address of a removed account still serves the others', async () => {
  const box = await postbox()
  const second = await box.connect('second')
  expect(await call(box, box.accountId, entries('second'), 'secret of another app')).toBe(403)
  await box.app.db.updateTable('accounts').set({ removed_at: new Date(), secrets: null }).where('id', '=', box.accountId).execute()
  await new Promise((done) => setTimeout(done, 2_100))
  expect(await call(box, box.accountId, entries('brand'), 'secret of the app')).toBe(404)
  expect(await call(box, box.accountId, entries('second'), 'secret of the app')).toBe(200)
  expect(await heardBy(box)).toEqual({ second: 1 })
  expect(second).not.toBe(box.accountId)
})

test('an original is kept beside its event, read with it, and forgotten with it; other bytes never take its place', async () => {
  const box = await postbox()
  await box.bring([message({ text: 'dice: «original»' })], { key: 'k', original: Buffer.from('los bytes') })
  await box.bring([message({ text: 'otra' })], { key: 'k', original: Buffer.from('otros bytes') })
  const { rows } = await sql<{
    text: string
    id: string
    bytes: number
  }>`select m.text, r.original_id as id, r.original_bytes as bytes from raw_events r, messages m`.execute(box.app.db)
  expect(rows).toMatchObject([{ text: 'dice: los bytes', bytes: 9 }])
  expect(Buffer.from(await readOriginal(box.app.platform, rows[0]!.id)).toString()).toBe('los bytes')
  box.app.clock.wind(91 * 86_400_000)
  await forgetOldEvents(box.app.platform)
  expect((await sql`select 1 from raw_events`.execute(box.app.db)).rows).toEqual([])
  await expect(readOriginal(box.app.platform, rows[0]!.id)).rejects.toMatchObject({ code: 'file/unknown' })
})
