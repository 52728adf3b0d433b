import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deleteComment, editComment, hideComment, react, writeComment } from '../../simulators/src/meta/world/comments.ts'
import { editMessage, putMessage, reactToMessage, unsendMessage } from '../../simulators/src/meta/world/messages.ts'
import { editPost, publishPost } from '../../simulators/src/meta/world/posts.ts'
import { facebook } from '../src/connectors/meta/facebook/connector.ts'
import { type PageOnFacebook, pageOnFacebook } from './page-on-facebook.ts'

/** A day on a Page: what is said, changed, taken back and felt. */
async function busyDay({ network }: PageOnFacebook): Promise<void> {
  const { world, page, customer, control } = network
  const by = { authorId: customer.personId }
  const post = publishPost(world, { network: 'facebook', assetId: page.id, text: 'Hoy abrimos' })
  const comments = Array.from({ length: 12 }, (_, n) => writeComment(world, { post, ...by, text: `comentario ${n}` }))
  const answer = writeComment(world, { post, parent: comments[0], ...by, text: 'respuesta' })
  editComment(world, comments[1]!, 'comentario 1, corregido')
  deleteComment(world, comments[2]!)
  hideComment(world, comments[3]!, true)
  react(world, answer, customer.personId, 'love')
  react(world, post, customer.personId, 'haha')
  const visit = publishPost(world, { network: 'facebook', assetId: page.id, ...by, text: 'visita' })
  editPost(world, visit, 'visita, corregida')
  publishPost(world, { network: 'facebook', assetId: page.id, ...by, text: 'reseña', type: 'recommendation', recommendation: 'negative' })
  publishPost(world, { network: 'facebook', ...by, text: 'mención', names: [page.id] })
  const box = { network: 'messenger' as const, assetId: page.id, personId: customer.personId, fromAsset: false }
  const messages = Array.from({ length: 12 }, (_, n) => putMessage(world, { ...box, text: `mensaje ${n}` }))
  editMessage(world, messages[1]!, 'mensaje 1, corregido')
  unsendMessage(world, messages[2]!)
  reactToMessage(world, messages[3]!, 'person', '❤️')
  await control('POST', '/postbacks', { asset: page.id, as: customer.username, title: 'Hablar', payload: 'HUMAN' })
}

test('however the network delivers, in batches, twice, in disorder, with ids as numbers and authors as before, nothing is lost or doubled', async () => {
  const stage = await pageOnFacebook()
  const chaos = { batchMost: 7, batchWindowMs: 20, copiesMin: 1, copiesMax: 3, shuffleWindow: 9, numericIdsShare: 0.5, senderKeysShare: 0.5 }
  await stage.network.control('PUT', '/delivery', chaos)
  await busyDay(stage)
  await stage.network.control('POST', '/delivery/release')
  await stage.settle()
  const { rows } = await sql<{ text: string; gone: boolean }>`select text, deleted_at is not null as gone from messages order by text`.execute(
    stage.app.db,
  )
  const numbers = [...Array(12).keys()]
  const said = [
    ...numbers.map((n) => (n === 1 ? 'comentario 1, corregido' : `comentario ${n}`)),
    ...numbers.map((n) => (n === 1 ? 'mensaje 1, corregido' : `mensaje ${n}`)),
    ...['respuesta', 'visita, corregida', 'reseña', 'mención', 'Hablar'],
  ]
  expect(rows.map(({ text }) => text).sort()).toEqual(said.sort())
  expect(rows.filter(({ gone }) => gone).map(({ text }) => text)).toEqual(['comentario 2', 'mensaje 2'])
  const found = await sql<{ topics: string[]; hidden: string[]; parked: number }>`select
    (select array_agg(distinct text) from account_topics where text is not null) as topics,
    (select array_agg(text) from messages where hidden_at is not null) as hidden,
    (select count(*)::int from raw_events where state <> 'done') as parked`.execute(stage.app.db)
  expect(found.rows).toEqual([{ topics: ['Hoy abrimos'], hidden: ['comentario 3'], parked: 0 }])
})

test('what the network tells of itself is understood whole: nothing is unreadable, and only what the table of the connector says is left out', async () => {
  const stage = await pageOnFacebook()
  await busyDay(stage)
  await stage.settle()
  const { rows } = await sql<{ body: string }>`select body from raw_events`.execute(stage.app.db)
  const page = { providerId: stage.network.page.id, handle: 'bancoandino', settings: {} }
  const items = (await Promise.all(rows.map(({ body }) => facebook.parse(body, page)))).flat()
  const left = items.flatMap((item) => (item.kind === 'ignored' ? [item.what] : []))
  expect(new Set(left)).toEqual(new Set(['reaction on a post']))
})
