/** A mention elsewhere, known by the medium and, where it stands in a comment, by that: one needs both to answer it. */
export interface Mention {
  mediaId: string
  commentId?: string | undefined
}

const MENTION = /^mention:([^:]+)(?::([^:]+))?$/

/** Our id of a mention, for the network gives it none. */
export const mentionId = ({ mediaId, commentId }: Mention): string => ['mention', mediaId, commentId].filter(Boolean).join(':')

/** The mention of which this is the id; undefined for the id of anything else. */
export function readMentionId(id: string): Mention | undefined {
  const [, mediaId, commentId] = MENTION.exec(id) ?? []
  return mediaId === undefined ? undefined : { mediaId, commentId }
}
