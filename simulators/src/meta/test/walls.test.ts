import { afterEach, expect, test } from 'vitest'
import { ACCOUNT, LOGIN_ACCOUNT, PAGE, type Scene, startScene, until } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

const aComment = async (asset = PAGE, text = 'No funciona') => {
  const post = await scene.sim('POST', '/posts', { asset, text: 'Novedades' })
  const comment = await scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text })
  return { post, comment }
}

test('a Page answers, edits, hides, likes and deletes, and its wall tells of each', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const { post, comment } = await aComment()
  const reply = await scene.graph('POST', `/${comment.id}/comments`, { message: 'Hola' })
  await scene.graph('POST', `/${reply.body.id}`, { message: 'Hola, Lucía' })
  expect((await scene.graph('POST', `/${comment.id}`, { is_hidden: true })).body).toEqual({ success: true })
  await scene.graph('POST', `/${comment.id}`, { is_hidden: false })
  await scene.graph('POST', `/${comment.id}/likes`)
  await scene.graph('DELETE', `/${comment.id}`)
  expect((await scene.graph('GET', `/${comment.id}`)).body.error).toMatchObject({ code: 100, error_subcode: 33 })
  await until(() => receiver.changes().length === 8)
  const told = receiver.changes().map(({ value }) => `${value.item} ${value.verb}`)
  expect(told).toEqual(
    expect.arrayContaining(['status add', 'comment add', 'comment edited', 'comment hide', 'comment unhide', 'reaction add', 'comment remove']),
  )
  const removal = receiver.changes().find(({ value }) => value.verb === 'remove')!
  expect(removal.value).toMatchObject({ comment_id: comment.id, post_id: post.id })
  expect(removal.value).not.toHaveProperty('message')
  const accepted = (await scene.sim('GET', '/accepted')).accepted as { kind: string }[]
  expect(accepted.map(({ kind }) => kind)).toEqual(['comment', 'edit', 'hide', 'unhide', 'like', 'delete'])
})

test('an answer to an answer joins the same parent', async () => {
  scene = await startScene()
  const { comment } = await aComment()
  const second = await scene.graph('POST', `/${comment.id}/comments`, { message: 'uno' })
  const third = await scene.graph('POST', `/${second.body.id}/comments`, { message: 'dos' })
  expect((await scene.graph('GET', `/${third.body.id}?fields=parent,from{id}`)).body).toEqual({
    id: third.body.id,
    parent: expect.objectContaining({ id: comment.id }),
    from: { id: PAGE },
  })
})

test('comments are read page by page, newest first, with both levels', async () => {
  scene = await startScene()
  const { post, comment } = await aComment()
  await scene.graph('POST', `/${comment.id}/comments`, { message: 'respuesta' })
  for (let turn = 0; turn < 3; turn += 1) await scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text: `n.º ${turn}` })
  const texts: unknown[] = []
  let next: string | undefined =
    `${scene.simulator.url}/v26.0/${post.id}/comments?filter=stream&order=reverse_chronological&limit=2&fields=id,from,message,parent,can_reply_privately`
  while (next) {
    const { body } = await scene.call('GET', next)
    texts.push(...(body.data ?? []).map(({ message }) => message))
    next = (body.paging as { next?: string } | undefined)?.next
  }
  expect(texts).toEqual(['n.º 2', 'n.º 1', 'n.º 0', 'respuesta', 'No funciona'])
})

test('recommendations, visitors and mentions reach the Page in their own fields', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('POST', '/posts', { asset: PAGE, as: 'lucia', text: 'Malísimo', recommendation: 'negative' })
  await scene.sim('POST', '/posts', { asset: PAGE, as: 'lucia', text: 'Buenas tardes' })
  const stranger = await scene.sim('POST', '/posts', { asset: null, as: 'lucia', text: 'Gracias Banco Andino', mentions: [PAGE] })
  await until(() => receiver.changes().length === 3)
  const of = (field: string) => receiver.changes().find((change) => change.field === field)?.value
  expect(of('ratings')).toMatchObject({
    item: 'rating',
    verb: 'add',
    reviewer_id: scene.ids().commenter,
    recommendation_type: 'negative',
    review_text: 'Malísimo',
  })
  expect(of('feed')).toMatchObject({ item: 'post', verb: 'add', message: 'Buenas tardes', from: { id: scene.ids().commenter } })
  expect(of('mention')).toMatchObject({ item: 'post', post_id: stranger.id })
  expect(of('mention')).not.toHaveProperty('from')
  expect((await scene.graph('GET', `/${PAGE}/tagged`)).body.data).toMatchObject([{ id: stranger.id }])
  expect((await scene.graph('GET', `/${PAGE}/ratings`)).body.data).toMatchObject([{ review_text: 'Malísimo', recommendation_type: 'negative' }])
})

test('Instagram answers by replies, hides by hide, likes nothing, and tells nobody of a deletion', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const { comment } = await aComment(ACCOUNT)
  expect((await scene.graph('POST', `/${comment.id}/replies`, { message: 'Hola' })).status).toBe(200)
  expect((await scene.graph('POST', `/${comment.id}?hide=true`)).body).toEqual({ success: true })
  expect((await scene.graph('GET', `/${comment.id}?fields=hidden,text,username`)).body).toMatchObject({ hidden: true, username: 'lucia' })
  expect((await scene.graph('POST', `/${comment.id}/likes`)).status).toBe(400)
  expect((await scene.graph('DELETE', `/${comment.id}`)).body).toEqual({ success: true })
  await until(() => receiver.changes().length === 2)
  expect(receiver.changes().map(({ field }) => field)).toEqual(['comments', 'comments'])
})

test('the text of a mention is given through the account alone', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const post = await scene.sim('POST', '/posts', { asset: null, as: 'lucia', text: 'Con @andino.seguros', mentions: [LOGIN_ACCOUNT] })
  await until(() => receiver.events.length === 1)
  expect(receiver.events[0]!.body.entry[0]).toMatchObject({ id: LOGIN_ACCOUNT, field: 'mentions', value: { media_id: post.id } })
  const { body } = await scene.login('GET', `/me?fields=user_id,mentioned_media.media_id(${post.id}){caption,permalink,username}`)
  expect(body).toMatchObject({ user_id: LOGIN_ACCOUNT, mentioned_media: { caption: 'Con @andino.seguros', username: 'lucia' } })
  expect((await scene.login('POST', `/${LOGIN_ACCOUNT}/mentions`, { media_id: post.id, message: 'Gracias' })).status).toBe(200)
})

test('who is blocked by the Page writes there no more', async () => {
  scene = await startScene()
  const { post } = await aComment()
  const { commenter } = scene.ids()
  expect((await scene.graph('POST', `/${PAGE}/blocked`, { user: [commenter] })).body).toEqual({ [String(commenter)]: true })
  await expect(scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text: 'x' })).rejects.toThrow('blocked')
})
