import type { App, Asset, Person } from '../world/assets.ts'
import type { Comment, Message, Post } from '../world/content.ts'
import type { Happening } from '../world/happening.ts'
import { bsuid, commenterId, scopedId } from '../world/scoped-ids.ts'
import type { World } from '../world/world.ts'

/** Things as operators and the customer's page read them. */
export const viewApp = (app: App) => ({
  id: app.appId,
  app_id: app.appId,
  name: app.name,
  app_secret: app.appSecret,
  instagram_app_id: app.instagramAppId,
  instagram_app_secret: app.instagramAppSecret,
  callbacks: Object.fromEntries([...app.callbacks].map(([object, { url, fields, active }]) => [object, { url, fields: [...fields], active }])),
})

export const viewAsset = (asset: Asset) => ({
  ...asset,
  ...('blocked' in asset ? { blocked: [...asset.blocked] } : {}),
  avatar: `/avatars/${asset.id}.png`,
})

export const viewPerson = (world: World, person: Person) => ({
  id: person.personId,
  name: person.name,
  username: person.username,
  phone: person.phone ?? null,
  hides_phone: person.hidesPhone,
  avatar: `/avatars/${person.personId}.png`,
  known_as: [...world.assets.values()].flatMap((asset): Record<string, string | undefined>[] => {
    if (asset.kind === 'page')
      return [{ asset: asset.id, psid: scopedId(world, 'psid', asset.id, person.personId), commenter: commenterId(world, asset.id, person.personId) }]
    if (asset.kind === 'instagram') return [{ asset: asset.id, igsid: scopedId(world, 'igsid', asset.id, person.personId) }]
    return asset.kind === 'phone' ? [{ asset: asset.id, wa_id: person.phone, user_id: bsuid(world, asset, person.personId) }] : []
  }),
})

const author = (world: World, authorId: string | undefined, assetId: string | undefined) => {
  const person = world.people.get(authorId ?? '')
  if (person) return { id: person.personId, name: person.name, avatar: `/avatars/${person.personId}.png`, brand: false }
  const asset = world.assets.get(assetId ?? '')
  return { id: asset?.id ?? '', name: asset && 'name' in asset ? asset.name : '', avatar: `/avatars/${asset?.id}.png`, brand: true }
}

export const viewPost = (world: World, post: Post) => ({
  kind: 'post',
  id: post.id,
  network: post.network,
  asset: post.assetId ?? null,
  author: author(world, post.authorId, post.assetId),
  text: post.text,
  type: post.type,
  recommendation: post.recommendation ?? null,
  at: post.createdAtMs,
  edited: post.editedAtMs !== undefined,
  hidden: post.hidden,
  deleted: post.deletedAtMs !== undefined,
  reactions: Object.fromEntries(post.reactions),
  comments: post.commentIds.length,
  files: post.fileIds.map((id) => `/files/${id}`),
})

export const viewComment = (world: World, comment: Comment) => ({
  kind: 'comment',
  id: comment.id,
  network: comment.network,
  asset: comment.assetId ?? null,
  post: comment.postId,
  parent: comment.parentId ?? null,
  author: author(world, comment.authorId, comment.assetId),
  text: comment.text,
  at: comment.createdAtMs,
  edited: comment.editedAtMs !== undefined,
  hidden: comment.hidden,
  deleted: comment.deletedAtMs !== undefined,
  reactions: Object.fromEntries(comment.reactions),
  files: comment.fileIds.map((id) => `/files/${id}`),
})

export const viewMessage = (message: Message) => ({
  kind: 'message',
  id: message.id,
  network: message.network,
  asset: message.assetId,
  person: message.personId,
  from_asset: message.fromAsset,
  type: message.type,
  text: message.text,
  content: message.content,
  reply_to: message.replyTo ?? null,
  comment: message.commentId ?? null,
  at: message.atMs,
  edits: message.edits,
  deleted: message.deletedAtMs !== undefined,
  status: message.status ?? null,
  metadata: message.metadata ?? null,
  reactions: Object.fromEntries(message.reactions),
  files: message.fileIds.map((id) => `/files/${id}`),
})

/** What happened, for those who watch live. */
export function viewHappening(world: World, happening: Happening): Record<string, unknown> {
  switch (happening.kind) {
    case 'post':
      return { kind: 'post', verb: happening.verb, post: viewPost(world, happening.post) }
    case 'comment':
      return { kind: 'comment', verb: happening.verb, comment: viewComment(world, happening.comment) }
    case 'reaction':
      return { kind: 'reaction', id: happening.target.id, reactions: Object.fromEntries(happening.target.reactions) }
    case 'message':
      return { kind: 'message', verb: happening.verb, message: viewMessage(happening.message) }
    case 'message-reaction':
    case 'status':
      return { kind: 'message', verb: 'change', message: viewMessage(happening.message) }
    case 'typing':
      return { ...happening }
    case 'notice':
      return { kind: 'notice', field: happening.notice.field }
    case 'mention':
      return { kind: 'mention', asset: happening.assetId }
    default:
      return { kind: happening.kind }
  }
}
