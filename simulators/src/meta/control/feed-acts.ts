import type { FastifyInstance } from 'fastify'
import { deleteComment, editComment, react, writeComment } from '../world/comments.ts'
import type { Comment, Post, PostType } from '../world/content.ts'
import { deletePost, editPost, publishPost } from '../world/posts.ts'
import type { World } from '../world/world.ts'
import { asBody, type Body, needAsset, needPerson, needText, optional, refuse, takeFiles } from './refuse.ts'
import { viewComment, viewPost } from './view.ts'

type ById = { Params: { id: string } }

function needThing(world: World, id: unknown, key: string): Post | Comment {
  const thing = world.posts.get(String(id)) ?? world.comments.get(String(id))
  if (!thing || thing.deletedAtMs !== undefined) throw refuse(404, `${key}: there is no post or comment [${String(id)}]`)
  return thing
}

/** People whom the asset has blocked neither write on its wall nor react there. */
function checkWelcome(world: World, thing: { assetId: string | undefined }, personId: string): void {
  const asset = world.assets.get(thing.assetId ?? '')
  if (asset && 'blocked' in asset && asset.blocked.has(personId)) throw refuse(403, 'The asset has blocked this person')
}

const names = (world: World, body: Body): string[] =>
  (Array.isArray(body.mentions) ? body.mentions : []).map((id) => needAsset(world, id, ['page', 'instagram'], 'mentions').id)

function post(world: World, body: Body): Post {
  const asset = body.asset === null ? undefined : needAsset(world, body.asset, ['page', 'instagram'])
  const person = body.as === undefined ? undefined : needPerson(world, body.as)
  if (!asset && !person) throw refuse(400, 'as: a post outside of every asset needs a person')
  const mentioned = names(world, body)
  const network = (asset ?? world.assets.get(mentioned[0] ?? ''))?.kind === 'instagram' ? 'instagram' : 'facebook'
  if (asset && person) checkWelcome(world, { assetId: asset.id }, person.personId)
  const recommendation = body.recommendation === 'negative' || body.recommendation === 'positive' ? body.recommendation : undefined
  return publishPost(world, {
    network,
    id: optional(body.id),
    assetId: asset?.id,
    authorId: person?.personId,
    text: typeof body.text === 'string' ? body.text : '',
    type:
      recommendation || typeof body.rating === 'number'
        ? 'recommendation'
        : ((optional(body.type) ?? (network === 'facebook' ? 'status' : 'feed')) as PostType),
    fileIds: takeFiles(world, asset?.id ?? mentioned[0] ?? '', body.files),
    names: mentioned,
    recommendation,
    rating: typeof body.rating === 'number' ? body.rating : undefined,
    adId: optional(body.ad_id),
    ...(typeof body.at === 'number' ? { createdAtMs: body.at } : {}),
  })
}

function comment(world: World, body: Body): Comment {
  const target = needThing(world, body.on, 'on')
  const parent = target.kind === 'comment' ? target : undefined
  const under = target.kind === 'post' ? target : world.posts.get(target.postId)
  if (!under) throw refuse(404, 'on: its post is gone')
  const person = body.as === undefined ? undefined : needPerson(world, body.as)
  if (person) checkWelcome(world, under, person.personId)
  return writeComment(world, {
    id: optional(body.id),
    post: under,
    parent,
    authorId: person?.personId,
    text: typeof body.text === 'string' ? body.text : '',
    fileIds: takeFiles(world, under.assetId ?? '', body.files),
    names: names(world, body),
    ...(typeof body.at === 'number' ? { createdAtMs: body.at } : {}),
  })
}

/** People act on walls: posts, comments, mentions, recommendations, reactions. */
export function addFeedActs(server: FastifyInstance, world: World): void {
  server.post('/_sim/posts', (request) => viewPost(world, post(world, asBody(request.body))))
  server.get<{ Querystring: { asset?: string; limit?: string } }>('/_sim/posts', (request) => {
    const shown = [...world.posts.values()].filter(
      (one) => one.deletedAtMs === undefined && (!request.query.asset || one.assetId === request.query.asset),
    )
    const posts = shown.slice(-Number(request.query.limit ?? 50)).toReversed()
    const comments = posts.flatMap((one) => one.commentIds.flatMap((id) => world.comments.get(id) ?? []))
    return {
      posts: posts.map((one) => viewPost(world, one)),
      comments: comments.filter((one) => one.deletedAtMs === undefined).map((one) => viewComment(world, one)),
    }
  })
  server.post('/_sim/comments', (request) => viewComment(world, comment(world, asBody(request.body))))
  server.put<ById>('/_sim/things/:id', (request) => {
    const thing = needThing(world, request.params.id, 'id')
    const body = asBody(request.body)
    // The end of a live broadcast closes its private replies.
    if (thing.kind === 'post' && body.live === false) thing.editedAtMs = world.now()
    else if (thing.kind === 'post') editPost(world, thing, needText(body.text, 'text'))
    else editComment(world, thing, needText(body.text, 'text'))
    return thing.kind === 'post' ? viewPost(world, thing) : viewComment(world, thing)
  })
  server.delete<ById>('/_sim/things/:id', (request) => {
    const thing = needThing(world, request.params.id, 'id')
    return { deleted: thing.kind === 'post' ? deletePost(world, thing) : deleteComment(world, thing) }
  })
  server.post('/_sim/reactions', (request) => {
    const body = asBody(request.body)
    const thing = needThing(world, body.on, 'on')
    const { personId } = needPerson(world, body.as)
    checkWelcome(world, thing, personId)
    react(world, thing, personId, body.reaction === null ? undefined : (optional(body.reaction) ?? 'like'))
    return thing.kind === 'post' ? viewPost(world, thing) : viewComment(world, thing)
  })
}
