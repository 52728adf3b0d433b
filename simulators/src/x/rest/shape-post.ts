import { EDIT_WINDOW_MS, EDITS_ALLOWED } from '../world/edit-post.ts'
import { readHashtags, readMentions, readUrls } from '../world/read-entities.ts'
import { snowflakeMs } from '../world/snowflake.ts'
import type { Media, Post, World } from '../world/world.ts'
import { wireTime } from './shape-user.ts'

function shapeEntities(world: World, text: string): Record<string, unknown> | undefined {
  const mentions = readMentions(text).map(({ start, end, name }) => {
    const user = world.usersByName.get(name.toLowerCase())
    return { start, end, username: user?.username ?? name, ...(user ? { id: user.userId } : {}) }
  })
  const urls = readUrls(text).map(({ start, end, url }) => {
    const full = /^https?:/i.test(url) ? url : `http://${url}`
    return { start, end, url, expanded_url: full, display_url: url.replace(/^https?:\/\/(www\.)?/i, '').slice(0, 30) }
  })
  const hashtags = readHashtags(text).map(({ start, end, name }) => ({ start, end, tag: name }))
  const entities = { ...(mentions.length ? { mentions } : {}), ...(urls.length ? { urls } : {}), ...(hashtags.length ? { hashtags } : {}) }
  return Object.keys(entities).length ? entities : undefined
}

/** The language is not guessed: a short word list is enough for what readers do with it here. */
function guessLanguage(text: string): string {
  if (/[ãõ]|\b(não|você|obrigad[oa]|meu|minha|cartão)\b/i.test(text)) return 'pt'
  if (/[ñ¿¡]|\b(que|hola|gracias|mi|por|tarjeta|cuenta|para|los|una|está)\b/i.test(text)) return 'es'
  return /\b(the|my|is|please|hello|card|why|you)\b/i.test(text) ? 'en' : 'und'
}

/** Everything the network tells about a post, in the words of its payloads and, where they differ, also of its description. */
export function shapePost(world: World, post: Post): Record<string, unknown> {
  const references = [
    ...(post.inReplyToPostId ? [{ type: 'replied_to', id: post.inReplyToPostId }] : []),
    ...(post.quotedPostId ? [{ type: 'quoted', id: post.quotedPostId }] : []),
  ]
  return {
    id: post.postId,
    text: post.text,
    author_id: post.authorId,
    conversation_id: post.conversationId,
    created_at: wireTime(post.createdAtMs),
    edit_history_tweet_ids: post.versions,
    edit_controls: {
      edits_remaining: EDITS_ALLOWED - (post.versions.length - 1),
      is_edit_eligible: true,
      editable_until: wireTime(snowflakeMs(post.versions[0] ?? post.postId) + EDIT_WINDOW_MS),
    },
    in_reply_to_user_id: post.inReplyToUserId,
    referenced_tweets: references.length ? references : undefined,
    attachments: post.mediaKeys.length ? { media_keys: post.mediaKeys } : undefined,
    entities: shapeEntities(world, post.text),
    display_text_range: [post.displayStart, post.text.length],
    lang: guessLanguage(post.typedText),
    possibly_sensitive: false,
    paid_partnership: false,
    reply_settings: 'everyone',
    public_metrics: {
      retweet_count: 0,
      repost_count: 0,
      reply_count: post.replyCount,
      like_count: post.likedBy.size,
      quote_count: post.quoteCount,
      bookmark_count: 0,
      impression_count: 0,
    },
  }
}

/** A picture as it stands in `includes.media`. */
export function shapeMedia(media: Media, baseUrl: string): Record<string, unknown> {
  return { media_key: media.mediaKey, type: mediaKind(media), url: `${baseUrl}/media/${media.mediaKey}`, width: 600, height: 400 }
}

/** photo, animated_gif or video, from the declared type. */
export const mediaKind = (media: Media): string =>
  media.mediaType.startsWith('video/') ? 'video' : media.mediaType === 'image/gif' ? 'animated_gif' : 'photo'
