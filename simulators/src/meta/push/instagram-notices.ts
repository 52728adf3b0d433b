import type { Instagram } from '../world/assets.ts'
import type { Comment, Json, Post } from '../world/content.ts'
import type { Happening, Notice } from '../world/happening.ts'
import { scopedId } from '../world/scoped-ids.ts'
import type { World } from '../world/world.ts'

const PRODUCT: Readonly<Record<string, string>> = { reels: 'REELS', story: 'STORY', ad: 'AD', live: 'FEED' }

/** Where apps that hear of this account are installed: on its Page, or on the account itself after an Instagram login. */
export const installedOn = (account: Instagram): string => (account.login === 'facebook' && account.pageId ? account.pageId : account.id)

function media(account: Instagram, post: Post): Json {
  const shown = { id: post.id, media_product_type: PRODUCT[post.type] ?? 'FEED' }
  if (account.login === 'instagram' || !post.adId) return shown
  return { ...shown, ad_id: post.adId, ad_title: post.text.slice(0, 40), original_media_id: post.id }
}

function commentValue(world: World, account: Instagram, comment: Comment, post: Post): Json {
  const person = world.people.get(comment.authorId ?? '')
  const from = person
    ? { id: scopedId(world, 'igsid', account.id, person.personId), username: person.username }
    : { id: account.id, username: account.username, self_ig_scoped_id: account.appScopedId }
  const id = account.login === 'instagram' ? { id: comment.id } : { comment_id: comment.id }
  return { from, media: media(account, post), ...id, ...(comment.parentId ? { parent_id: comment.parentId } : {}), text: comment.text }
}

const notice = (account: Instagram, field: string, subjectId: string, value: Json): Notice => ({
  object: 'instagram',
  installedOn: installedOn(account),
  entryId: account.id,
  form: 'changes',
  field,
  value,
  subjectId,
})

/** What an account's apps are told of its media: new comments and mentions. Edits, hiding and deletions are told to nobody. */
export function instagramNotices(world: World, happening: Happening): Notice[] {
  if (happening.kind === 'mention') {
    const account = world.assets.get(happening.assetId)
    if (account?.kind !== 'instagram') return []
    const { post, comment } = happening
    const value = { media_id: post.id, ...(comment ? { comment_id: comment.id } : {}) }
    return [notice(account, 'mentions', comment?.id ?? post.id, value)]
  }
  if (happening.kind !== 'comment' || happening.verb !== 'add') return []
  const account = world.assets.get(happening.post.assetId ?? '')
  if (account?.kind !== 'instagram') return []
  const { comment, post } = happening
  return [notice(account, post.type === 'live' ? 'live_comments' : 'comments', comment.id, commentValue(world, account, comment, post))]
}
