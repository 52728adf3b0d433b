/** Begins the key of an author whom the network did not name; the id of what was written follows, by which one may ask later. */
export const UNNAMED = 'author-of:'

/** The thread of one person below one post. */
export const publicThread = (postId: string, authorKey: string) => `post:${postId}:${authorKey}`
/** The thread of one person in private messages. */
export const privateThread = (personId: string) => `dm:${personId}`
