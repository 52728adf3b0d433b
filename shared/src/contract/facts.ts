/**
 * Every fact the platform records, with the ids and small closed values it carries, never content. A new fact is a new line here.
 * Keys that end in `Id` name things; a query that names the same thing becomes stale.
 */
export interface Facts {
  'account.connected': { accountId: string; channel: string }
  'account.changed': { accountId: string }
  'account.broken': { accountId: string; reason: string }
  'account.healed': { accountId: string }
  /** Its network stopped answering, or answers again, for what is sent in public or in private, acts, files or polls. */
  'account.unreachable': { accountId: string; way: 'public' | 'private' | 'act' | 'media' | 'poll' }
  'account.reachable': { accountId: string; way: 'public' | 'private' | 'act' | 'media' | 'poll' }
  /** Whether the network was told to send no more: `failed` leaves a webhook there that gets no answer. */
  'account.removed': { accountId: string; unsubscribed: 'done' | 'failed' | 'not-needed' }
  'account.over-budget': { accountId: string }
  /** An examination found a problem that was not there at the one before. */
  'account.troubled': { accountId: string; reason: string }
  /** Its events did not come any more and were asked for again by the platform itself, which helped. */
  'account.resubscribed': { accountId: string }

  'event.parked': { rawEventId: string; accountId: string; reason: string }
  'event.replayed': { rawEventId: string; accountId: string }

  'contact.created': { contactId: string; kind: 'customer' | 'lead' }
  'contact.changed': { contactId: string }
  'contact.recognised': { contactId: string; customerId: string }
  'customers.imported': { importId: string; created: number; updated: number; refused: number }

  'conversation.started': { conversationId: string; accountId: string; contactId: string }
  /** What it is about became known. */
  'conversation.changed': { conversationId: string; accountId: string; contactId: string }
  'message.received': { messageId: string; conversationId: string; caseId: string | null; contactId: string; accountId: string }
  'message.echoed': { messageId: string; conversationId: string; caseId: string | null }
  'message.edited': { messageId: string; conversationId: string; caseId: string | null }
  'message.deleted': { messageId: string; conversationId: string; caseId: string | null }
  'message.reacted': { messageId: string; conversationId: string; caseId: string | null }
  'message.queued': { messageId: string; conversationId: string; caseId: string | null; automatic: boolean; templateId: string | null }
  'message.cancelled': { messageId: string; conversationId: string; caseId: string | null }
  'message.sent': { messageId: string; conversationId: string; caseId: string | null }
  'message.delivered': { messageId: string; conversationId: string; caseId: string | null }
  'message.read': { messageId: string; conversationId: string; caseId: string | null }
  'message.failed': { messageId: string; conversationId: string; caseId: string | null; reason: string }
  'message.uncertain': { messageId: string; conversationId: string; caseId: string | null }
  'message.liked': { messageId: string; conversationId: string; caseId: string | null; undone: boolean }
  'message.hidden': { messageId: string; conversationId: string; caseId: string | null; undone: boolean }
  'message.removed': { messageId: string; conversationId: string; caseId: string | null }
  'contact.blocked': { contactId: string; accountId: string; undone: boolean }

  'case.opened': { caseId: string; contactId: string; accountId: string; number: string; by: 'rule' | 'person' | 'split' | 'follow-up' }
  'case.reopened': { caseId: string }
  'case.assigned': { caseId: string; ownerId: string | null; teamId: string | null }
  'case.typed': { caseId: string; typeId: string | null; source: 'suggestion' | 'person' }
  'case.toned': { caseId: string; tone: number; source: 'suggestion' | 'person' }
  'case.prioritised': { caseId: string; priority: number }
  'case.tagged': { caseId: string; tagIds: string[] }
  'case.changed': { caseId: string }
  'case.noted': { caseId: string; noteId: string; mentionIds: string[] }
  'case.followed': { caseId: string; followerId: string; undone: boolean }
  'case.snoozed': { caseId: string; until: string | null }
  'case.woken': { caseId: string }
  'case.state-changed': { caseId: string; from: string; to: string }
  'case.escalated': { caseId: string; teamId: string }
  'case.closed': { caseId: string; reasonId: string; rating: 'positive' | 'neutral' | 'negative' }
  'case.merged': { caseId: string; intoCaseId: string }
  'case.split': { caseId: string; newCaseId: string }
  'case.set-aside': { caseId: string; undone: boolean }
  'case.warned': { caseId: string; target: 'first-response' }
  'case.breached': { caseId: string; target: 'first-response' }

  'bulk.started': { bulkId: string; change: string; cases: number }
  'bulk.progressed': { bulkId: string; done: number; of: number }
  'bulk.finished': { bulkId: string; outcome: 'done' | 'cancelled' | 'undone' }
  'bulk.undoing': { bulkId: string }

  'person.invited': { personId: string; profile: string }
  'person.joined': { personId: string }
  'person.changed': { personId: string }
  'person.deactivated': { personId: string }
  'person.signed-in': { personId: string; sessionId: string }
  'person.sign-in-failed': { personId: string | null }
  'person.signed-out': { personId: string }
  'person.secured': { personId: string; by: 'password' | 'reset' | 'two-factor-on' | 'two-factor-off' }
  'team.changed': { teamId: string }
  'key.created': { keyId: string }
  'key.revoked': { keyId: string }
  'view.changed': { viewId: string }
  'taxonomy.changed': { kind: 'types' | 'tags' | 'reasons' | 'fields' }
  'template.changed': { templateId: string }
  'workspace.changed': Record<string, never>
  'demo.progressed': { done: number; of: number }
}
export type FactType = keyof Facts

/** Who made it true: a person, an API key, a rule or the platform itself, a contact, or the network. */
export type ActorKind = 'person' | 'key' | 'contact' | 'network' | 'platform'
export interface Actor {
  kind: ActorKind
  id: string | null
}

/** One fact as the log keeps it and the live stream sends it. `place` is where it stands in the log: `tx.seq`. */
export type Fact<T extends FactType = FactType> = {
  [K in T]: { place: string; type: K; at: string; actor: Actor; data: Facts[K] }
}[T]
