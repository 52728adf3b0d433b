export type OutboundState = 'queued' | 'sending' | 'uncertain' | 'sent' | 'failed' | 'delivered' | 'read' | 'cancelled'

/** How far a reply has come. A status only ever moves up, whatever order the network's receipts come in; what was delivered did not fail. */
export const STATE_RANK: Record<OutboundState, number> = {
  queued: 0,
  sending: 10,
  uncertain: 20,
  sent: 30,
  failed: 35,
  delivered: 40,
  read: 50,
  cancelled: 60,
}
