import type { DirectMessage, Happening, Post, User, World } from '../world/world.ts'

/** People, posts and messages as the customer's page and operators read them. */
export const viewUser = (user: User) => ({
  id: user.userId,
  username: user.username,
  name: user.name,
  verified: user.verifiedType,
  brand: user.brand,
  premium: user.premium,
  description: user.description,
  location: user.location,
  followers: user.followersCount,
  avatar: `/avatars/${user.userId}.png`,
})

const viewReference = (world: World, postId: string | undefined) => {
  const post = world.posts.get(postId ?? '')
  const author = world.users.get(post?.authorId ?? '')
  return post && author ? { id: post.postId, text: post.deletedAtMs === undefined ? post.typedText : null, author: viewUser(author) } : null
}

export function viewPost(world: World, post: Post) {
  const author = world.users.get(post.authorId)
  return {
    id: post.postId,
    text: post.typedText,
    author: author ? viewUser(author) : null,
    conversationId: post.conversationId,
    createdAtMs: post.createdAtMs,
    replyTo: viewReference(world, post.inReplyToPostId),
    quote: viewReference(world, post.quotedPostId),
    likes: post.likedBy.size,
    likedBy: [...post.likedBy].slice(-50),
    replies: post.replyCount,
    edited: post.versions.length > 1,
    firstId: post.versions[0] ?? post.postId,
    latest: post.versions.at(-1) === post.postId,
    hidden: post.hidden,
    deleted: post.deletedAtMs !== undefined,
    media: post.mediaKeys.map((key) => `/media/${key}`),
  }
}

export const viewDm = (message: DirectMessage) => ({
  id: message.dmEventId,
  conversationId: message.dmConversationId,
  from: message.senderId,
  to: message.recipientId,
  text: message.text,
  createdAtMs: message.createdAtMs,
  media: message.mediaKey ? [`/media/${message.mediaKey}`] : [],
})

/** What happened, for those who watch live. */
export function viewHappening(world: World, happening: Happening): Record<string, unknown> {
  switch (happening.kind) {
    case 'dm':
      return { kind: 'dm', message: viewDm(happening.message) }
    case 'dm-read':
    case 'dm-typing':
    case 'reset':
      return { ...happening }
    case 'edit':
      return { kind: 'edit', post: viewPost(world, happening.post), previousId: happening.previousId }
    default:
      return { kind: happening.kind, post: viewPost(world, happening.post) }
  }
}
