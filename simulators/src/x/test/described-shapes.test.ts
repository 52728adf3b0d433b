import { existsSync, readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { type Reply, type Scene, startScene } from './start-scene.ts'

/** The network's own description, beside the repository when there is one. */
const description = new URL('../../../../../shared/specs/x.json', import.meta.url)

/** Says what in an answer differs from a described shape. */
function createChecker() {
  const { components } = JSON.parse(readFileSync(description, 'utf8')) as { components: object }
  const options = { strict: false, validateFormats: false, coerceTypes: false, removeAdditional: false, useDefaults: false } as const
  const checker = Fastify({ ajv: { customOptions: options } })
  checker.addSchema({ $id: 'x', components })
  checker.post<{ Params: { schema: string } }>('/:schema', (request) => {
    const validate = request.compileValidationSchema({ $ref: `x#/components/schemas/${request.params.schema}` })
    validate(request.body)
    return validate.errors ?? []
  })
  return async (reply: Reply, schema: string): Promise<unknown[]> =>
    (await checker.inject({ method: 'POST', url: `/${schema}`, payload: reply.body })).json()
}

describe.skipIf(!existsSync(description))('against the official description', () => {
  let scene: Scene
  afterEach(() => scene.close())

  test('answers have the described shapes', async () => {
    const differences = createChecker()
    scene = await startScene({ tier: 'enterprise' })
    const receiver = await scene.subscribe(['post.mention.create'])
    const asked = await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank mira https://ejemplo.com #ayuda' })
    const every =
      'expansions=author_id,referenced_tweets.id&tweet.fields=created_at,conversation_id,entities,public_metrics,edit_controls,referenced_tweets&user.fields=created_at,public_metrics,verified_type'
    const posted = await scene.as('POST', '/2/tweets', { text: 'Hola', reply: { in_reply_to_tweet_id: asked.id } })
    const checked: [Reply, string][] = [
      [posted, 'CreatePostsResponse'],
      [await scene.as('GET', `/2/users/${scene.brand.id}/mentions?${every}`), 'GetUsersMentionsResponse'],
      [await scene.as('GET', `/2/tweets/${posted.body.data?.id}?${every}`), 'GetPostsByIdResponse'],
      [await scene.as('GET', `/2/tweets/1?${every}`), 'GetPostsByIdResponse'],
      [await scene.as('GET', '/2/users/me?user.fields=public_metrics,created_at'), 'GetUsersMeResponse'],
      [await scene.as('POST', `/2/users/${scene.brand.id}/likes`, { tweet_id: asked.id }), 'LikePostResponse'],
      [await scene.as('POST', `/2/users/${scene.brand.id}/muting`, { target_user_id: scene.customer.id }), 'MuteUserResponse'],
      [await scene.as('POST', `/2/users/${scene.customer.id}/dm/block`), 'BlockUsersDmsResponse'],
      [
        await scene.as('POST', `/2/dm_conversations/with/${scene.customer.id}/messages`, { text: 'Hola' }),
        'CreateDirectMessagesByParticipantIdResponse',
      ],
      [await scene.as('GET', '/2/dm_events?dm_event.fields=created_at,sender_id,participant_ids'), 'GetDirectMessagesEventsResponse'],
      [await scene.as('POST', '/2/media/upload/initialize', { media_type: 'image/png', total_bytes: 10 }), 'InitializeMediaUploadResponse'],
      [await scene.asApp('GET', '/2/webhooks'), 'GetWebhooksResponse'],
      [await scene.asApp('PUT', `/2/webhooks/${receiver.webhookId}`), 'ValidateWebhooksResponse'],
      [await scene.asApp('GET', '/2/activity/subscriptions'), 'GetActivitySubscriptionsResponse'],
      [await scene.as('GET', '/2/tweets/abc/none'), 'ResourceNotFoundProblem'],
    ]
    for (const [reply, schema] of checked) expect([schema, await differences(reply, schema)]).toEqual([schema, []])
    const broken = { ...posted, body: { data: { id: 7 } } } as unknown as Reply
    expect(await differences(broken, 'CreatePostsResponse')).not.toEqual([])
  })
})
