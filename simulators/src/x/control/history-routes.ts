import type { FastifyInstance } from 'fastify'
import { addUser } from '../world/add-user.ts'
import { recordPost } from '../world/publish-post.ts'
import type { World } from '../world/world.ts'
import { refuse } from './refuse.ts'

type History = {
  users?: { id: string; username: string; name: string; followers: number }[]
  posts?: { id: string; author_id: string; text: string; conversation_id: string; at: number }[]
}

/** People and posts from before this network was started: they are there to be answered, and nobody is told of them. */
export function addHistoryRoutes(server: FastifyInstance, world: World): void {
  server.post<{ Body: History }>('/_sim/history', { bodyLimit: 32 * 1024 * 1024 }, (request) => {
    const { users = [], posts = [] } = request.body ?? {}
    for (const { id, username, name, followers } of users)
      if (!world.users.has(id)) addUser(world, { userId: id, username, name, followersCount: followers })
    for (const { id, author_id, text, conversation_id, at } of posts) {
      if (!world.users.has(author_id)) throw refuse(400, `author_id: no user ${author_id}`)
      if (world.posts.has(id)) continue
      recordPost(world, {
        postId: id,
        authorId: author_id,
        text,
        typedText: text,
        displayStart: 0,
        conversationId: conversation_id,
        inReplyToPostId: undefined,
        inReplyToUserId: undefined,
        quotedPostId: undefined,
        mediaKeys: [],
        createdAtMs: at,
        versions: [id],
        likedBy: new Set(),
        replyCount: 0,
        quoteCount: 0,
        hidden: false,
        deletedAtMs: undefined,
      })
    }
    return { users: users.length, posts: posts.length }
  })
}
