import { fileAddress } from '../world/add-file.ts'
import type { Page } from '../world/assets.ts'
import type { Comment, Json, Post } from '../world/content.ts'
import type { Happening, Notice } from '../world/happening.ts'
import { commenterId } from '../world/scoped-ids.ts'
import type { World } from '../world/world.ts'

const seconds = (ms: number): number => Math.floor(ms / 1000)

/** Who did it, as a Page sees them: itself, or a person by the id of comments. */
function author(world: World, page: Page, who: string | undefined): Json {
  if (who === undefined || who === page.id) return { id: page.id, name: page.name }
  return { id: commenterId(world, page.id, who), name: world.people.get(who)?.name ?? '' }
}

const notice = (page: Page, field: string, subjectId: string, value: Json): Notice => ({
  object: 'page',
  installedOn: page.id,
  entryId: page.id,
  form: 'changes',
  field,
  value,
  subjectId,
})

const permalink = (postId: string): string => `https://www.facebook.com/permalink.php?story_fbid=${postId.split('_')[1]}&id=${postId.split('_')[0]}`

const STATUS_TYPES: Readonly<Record<string, string>> = { photo: 'added_photos', video: 'added_video', share: 'shared_story' }

const postContext = (post: Post): Json => ({
  status_type: STATUS_TYPES[post.type] ?? 'mobile_status_update',
  is_published: true,
  updated_time: new Date(post.editedAtMs ?? post.createdAtMs)
    .toISOString()
    .replace('.000Z', '+0000')
    .replace(/\.\d+Z$/, '+0000'),
  permalink_url: permalink(post.id),
  promotion_status: post.type === 'ad' ? 'active' : 'ineligible',
  id: post.id,
})

function attached(world: World, thing: Post | Comment, baseUrl: string): Json {
  const files = thing.fileIds.flatMap((id) => world.files.get(id) ?? [])
  const first = files[0]
  if (!first) return {}
  const addresses = files.map((file) => fileAddress(world, file, baseUrl))
  if (first.mime.startsWith('video/')) return { video: addresses[0], video_id: first.fileId }
  if (addresses.length > 1) return { photos: addresses, photo_ids: files.map((file) => file.fileId) }
  return { photo: addresses[0], link: addresses[0], photo_id: first.fileId }
}

function commentNotice(world: World, page: Page, happening: Extract<Happening, { kind: 'comment' }>, baseUrl: string): Notice {
  const { comment, post, verb } = happening
  const gone = verb === 'remove'
  return notice(page, 'feed', comment.id, {
    from: author(world, page, comment.authorId),
    ...(gone ? {} : { message: comment.text, ...attached(world, comment, baseUrl) }),
    post: postContext(post),
    post_id: post.id,
    comment_id: comment.id,
    created_time: seconds(verb === 'add' ? comment.createdAtMs : world.now()),
    item: 'comment',
    parent_id: comment.parentId ?? post.id,
    verb,
    ...(verb === 'hide' || verb === 'unhide' ? { is_hidden: verb === 'hide' } : {}),
  })
}

function postNotice(world: World, page: Page, happening: Extract<Happening, { kind: 'post' }>, baseUrl: string): Notice {
  const { post, verb } = happening
  if (post.type === 'recommendation') {
    const reviewer = author(world, page, post.authorId)
    return notice(page, 'ratings', post.id, {
      item: 'rating',
      verb: verb === 'edited' ? 'edit' : verb,
      reviewer_id: reviewer.id,
      reviewer_name: reviewer.name,
      ...(verb === 'remove' ? {} : { review_text: post.text }),
      ...(post.rating === undefined ? { recommendation_type: post.recommendation ?? 'positive' } : { rating: post.rating }),
      open_graph_story_id: post.id.split('_')[1],
      created_time: seconds(post.createdAtMs),
    })
  }
  const item = post.authorId === undefined ? (post.type === 'feed' ? 'status' : post.type) : post.fileIds.length ? 'photo' : 'post'
  return notice(page, 'feed', post.id, {
    from: author(world, page, post.authorId),
    ...(verb === 'remove' ? {} : { message: post.text, ...attached(world, post, baseUrl) }),
    post_id: post.id,
    created_time: seconds(verb === 'add' ? post.createdAtMs : world.now()),
    item,
    published: 1,
    verb,
    ...(verb === 'remove' ? { recipient_id: page.id } : {}),
  })
}

function reactionNotice(world: World, page: Page, { verb, target, post, who, reaction }: Extract<Happening, { kind: 'reaction' }>): Notice {
  return notice(page, 'feed', target.id, {
    reaction_type: reaction,
    from: author(world, page, who),
    parent_id: target.kind === 'comment' ? (target.parentId ?? post.id) : page.id,
    ...(target.kind === 'comment' ? { comment_id: target.id } : {}),
    post_id: post.id,
    verb,
    item: 'reaction',
    created_time: seconds(world.now()),
    post: postContext(post),
  })
}

/** What a Page's apps are told of what stands on its wall or names it. Mentions often come without an author. */
export function feedNotices(world: World, happening: Happening, baseUrl: string): Notice[] {
  if (happening.kind === 'mention') {
    const page = world.assets.get(happening.assetId)
    const { post, comment } = happening
    if (page?.kind !== 'page') return []
    const about = comment ?? post
    const where = { post_id: post.id, ...(comment ? { comment_id: comment.id } : {}) }
    return [
      notice(page, 'mention', about.id, {
        ...where,
        created_time: seconds(about.createdAtMs),
        item: comment ? 'comment' : 'post',
        verb: 'add',
        message: about.text,
      }),
    ]
  }
  if (happening.kind !== 'post' && happening.kind !== 'comment' && happening.kind !== 'reaction') return []
  const page = world.assets.get(happening.post.assetId ?? '')
  if (page?.kind !== 'page') return []
  if (happening.kind === 'comment') return [commentNotice(world, page, happening, baseUrl)]
  if (happening.kind === 'post') return [postNotice(world, page, happening, baseUrl)]
  return [reactionNotice(world, page, happening)]
}
