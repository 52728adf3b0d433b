/**
 * The live stream, GET /api/live (server-sent events). `fact` events carry a Fact and its place as the event's id, so that a browser that
 * comes back with Last-Event-ID is given what it missed; `fresh` says that too much was missed and everything should be read again;
 * `presence` carries who views or types in a case, `contact-typing` that a customer types; `move` asks to reconnect.
 */
export interface Presence {
  caseId: string
  personId: string
  doing: 'viewing' | 'typing' | 'gone'
}
/** The contact is typing, where the channel tells. */
export interface ContactTyping {
  conversationId: string
  /** The case its next message belongs to. */
  caseId: string | null
}
