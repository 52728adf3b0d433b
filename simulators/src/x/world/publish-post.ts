import { readMentions } from './read-entities.ts'
import { announce, appendTo, type Post, type World } from './world.ts'

export type NewPost = {
  authorId: string
  text: string
  inReplyToPostId?: string | undefined
  quotedPostId?: string | undefined
  mediaKeys?: string[] | undefined
}

const living = (world: World, postId: string | undefined): Post | undefined => {
  const post = postId === undefined ? undefined : world.posts.get(postId)
  return post?.deletedAtMs === undefined ? post : undefined
}

/** Names a reply answers: the author of the post above and whoever that post names in front. */
function replyPrefix(world: World, authorId: string, parent: Post | undefined): string {
  if (!parent || !world.settings.replyPrefix) return ''
  const names = [
    world.users.get(parent.authorId)?.username,
    ...readMentions(parent.text.slice(0, parent.displayStart)).map((mention) => mention.name),
  ]
  const self = world.users.get(authorId)?.username.toLowerCase()
  const others = [...new Set(names)].filter((name) => name !== undefined && name.toLowerCase() !== self)
  return others.map((name) => `@${name} `).join('')
}

/** Users whose mentions list holds a post: those it names and the one it answers, never its author. */
export function mentionedUserIds(world: World, post: Pick<Post, 'text' | 'authorId' | 'inReplyToUserId'>): string[] {
  const named = readMentions(post.text).flatMap((mention) => world.usersByName.get(mention.name.toLowerCase())?.userId ?? [])
  const all = post.inReplyToUserId === undefined ? named : [...named, post.inReplyToUserId]
  return [...new Set(all)].filter((userId) => userId !== post.authorId)
}

/** Puts a version of a post on the timeline and on the mentions lists. */
export function recordPost(world: World, post: Post): void {
  world.posts.set(post.postId, post)
  world.timeline.push(post.postId)
  for (const userId of mentionedUserIds(world, post)) appendTo(world.mentionsOf, userId, post.postId)
}

/** The post is public, counted on the posts it answers or quotes, and everybody who listens has been told. */
export function publishPost(world: World, input: NewPost): Post {
  const parent = living(world, input.inReplyToPostId)
  const quoted = living(world, input.quotedPostId)
  const postId = world.nextId()
  const prefix = replyPrefix(world, input.authorId, parent)
  const implied = prefix !== '' && !input.text.toLowerCase().startsWith(prefix.trim().toLowerCase()) ? prefix : ''
  const post: Post = {
    postId,
    authorId: input.authorId,
    text: implied + input.text,
    typedText: input.text,
    displayStart: implied.length,
    conversationId: parent?.conversationId ?? postId,
    inReplyToPostId: parent?.postId,
    inReplyToUserId: parent?.authorId,
    quotedPostId: quoted?.postId,
    mediaKeys: input.mediaKeys ?? [],
    createdAtMs: world.now(),
    versions: [postId],
    likedBy: new Set(),
    replyCount: 0,
    quoteCount: 0,
    hidden: false,
    deletedAtMs: undefined,
  }
  recordPost(world, post)
  if (parent) parent.replyCount += 1
  if (quoted) quoted.quoteCount += 1
  const author = world.users.get(input.authorId)
  if (author) author.postCount += 1
  announce(world, { kind: 'post', post })
  return post
}
