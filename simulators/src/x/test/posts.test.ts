import { afterEach, expect, test } from 'vitest'
import { type Scene, startScene } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

const reply = (text: string, postId: string) => ({ text, reply: { in_reply_to_tweet_id: postId } })

test('an answer to somebody who named the brand is accepted once and stands in the far ledger', async () => {
  scene = await startScene()
  const asked = await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank ¿me ayudan?' })
  const answer = await scene.as('POST', '/2/tweets', reply('Claro, Lucía. ¿Qué pasó?', asked.id))
  expect(answer.status).toBe(201)
  const { accepted } = await scene.sim('GET', '/accepted?since=0')
  expect(accepted).toEqual([
    {
      index: 0,
      kind: 'post',
      id: answer.body.data?.id,
      authorId: scene.brand.id,
      text: 'Claro, Lucía. ¿Qué pasó?',
      target: asked.id,
      quote: null,
      at: scene.clock.nowMs,
    },
  ])
  const read = await scene.as(
    'GET',
    `/2/tweets/${answer.body.data?.id}?tweet.fields=conversation_id,in_reply_to_user_id,referenced_tweets,created_at`,
  )
  expect(read.body.data).toMatchObject({
    text: '@lucia Claro, Lucía. ¿Qué pasó?',
    conversation_id: asked.id,
    in_reply_to_user_id: scene.customer.id,
    referenced_tweets: [{ type: 'replied_to', id: asked.id }],
    created_at: '2026-11-21T12:00:00.000Z',
  })
})

test('an account on self-serve may not answer who did not name or quote it; enterprise may', async () => {
  scene = await startScene()
  const stranger = await scene.sim('POST', '/posts', { as: 'lucia', text: 'qué mal servicio dan los bancos' })
  const refused = await scene.as('POST', '/2/tweets', reply('¿Podemos ayudarte?', stranger.id))
  expect(refused).toMatchObject({
    status: 403,
    body: { title: 'Forbidden', type: 'about:blank', status: 403, detail: expect.stringContaining('have not been mentioned or otherwise engaged') },
  })
  const brandPost = await scene.as('POST', '/2/tweets', { text: 'Nuevo horario' })
  const quoting = await scene.sim('POST', '/posts', { as: 'lucia', text: 'ya era hora', quote: brandPost.body.data?.id })
  expect((await scene.as('POST', '/2/tweets', reply('¡Gracias!', quoting.id))).status).toBe(201)
  await scene.close()
  scene = await startScene({ tier: 'enterprise' })
  const other = await scene.sim('POST', '/posts', { as: 'lucia', text: 'qué mal servicio dan los bancos' })
  expect((await scene.as('POST', '/2/tweets', reply('¿Podemos ayudarte?', other.id))).status).toBe(201)
})

test('a repeated text is refused as duplicate and one too long is refused by weight', async () => {
  scene = await startScene()
  expect((await scene.as('POST', '/2/tweets', { text: 'Buenos días' })).status).toBe(201)
  expect((await scene.as('POST', '/2/tweets', { text: 'Buenos días' })).body).toEqual({
    title: 'Forbidden',
    detail: 'You are not allowed to create a Tweet with duplicate content.',
    type: 'about:blank',
    status: 403,
  })
  expect((await scene.as('POST', '/2/tweets', { text: '日'.repeat(140) })).status).toBe(201)
  expect((await scene.as('POST', '/2/tweets', { text: '日'.repeat(141) })).status).toBe(403)
  expect((await scene.as('POST', '/2/tweets', { text: 'x', nonsense: 1 })).status).toBe(400)
})

test('a brand deletes only its own posts and hides replies only in its own conversations', async () => {
  scene = await startScene()
  const own = await scene.as('POST', '/2/tweets', { text: 'Aviso' })
  const below = await scene.sim('POST', '/posts', { as: 'lucia', text: 'spam', reply_to: own.body.data?.id })
  expect((await scene.as('PUT', `/2/tweets/${below.id}/hidden`, { hidden: true })).body.data).toEqual({ hidden: true })
  const elsewhere = await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank hola' })
  expect((await scene.as('PUT', `/2/tweets/${elsewhere.id}/hidden`, { hidden: true })).status).toBe(403)
  expect((await scene.as('DELETE', `/2/tweets/${elsewhere.id}`)).status).toBe(403)
  expect((await scene.as('DELETE', `/2/tweets/${own.body.data?.id}`)).body.data).toEqual({ deleted: true })
  const gone = await scene.as('GET', `/2/tweets?ids=${own.body.data?.id},${elsewhere.id}`)
  expect(gone.body.errors).toMatchObject([{ type: 'https://api.x.com/2/problems/resource-not-found', resource_id: own.body.data?.id }])
  expect(gone.body.data).toHaveLength(1)
})

test('since_id and page marks walk the mentions without a gap or a repeat', async () => {
  scene = await startScene()
  const ids: string[] = []
  for (let turn = 0; turn < 12; turn += 1) ids.push((await scene.sim('POST', '/posts', { as: 'lucia', text: `@MiradorBank ${turn}` })).id)
  const path = `/2/users/${scene.brand.id}/mentions?max_results=5&since_id=${ids[1]}&expansions=author_id&user.fields=public_metrics`
  const seen: unknown[] = []
  let mark = ''
  for (let page = 0; page < 3; page += 1) {
    const { body } = await scene.as('GET', path + mark)
    seen.push(...(body.data ?? []).map((post) => post.id))
    expect(body.includes).toMatchObject({ users: [{ username: 'lucia', public_metrics: { followers_count: expect.any(Number) } }] })
    const token = (body.meta as { next_token?: string }).next_token
    mark = `&pagination_token=${token}`
    if (!token) break
  }
  expect(seen).toEqual(ids.slice(2).reverse())
  const none = await scene.as('GET', `/2/users/${scene.brand.id}/mentions?since_id=${ids[11]}`)
  expect(none.body).toEqual({ meta: { result_count: 0 } })
})

test('an edited post has a new id and only its latest version is listed', async () => {
  scene = await startScene()
  const first = await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank hoal' })
  const second = await scene.sim('PUT', `/posts/${first.id}`, { text: '@MiradorBank hola' })
  const { body } = await scene.as('GET', `/2/users/${scene.brand.id}/mentions`)
  expect(body.data).toMatchObject([{ id: second.id, text: '@MiradorBank hola', edit_history_tweet_ids: [first.id, second.id] }])
})
