import type { Message } from './content.ts'
import type { StatusError } from './happening.ts'
import { threadOf } from './messages.ts'
import { announce, type World } from './world.ts'

const RANK = { sent: 1, delivered: 2, read: 3, played: 4, failed: 5 } as const

/** What became of a WhatsApp message; the asset has been told. */
export function setStatus(world: World, message: Message, status: NonNullable<Message['status']>, errors: StatusError[] = []): void {
  if (message.status === undefined || RANK[status] > RANK[message.status]) message.status = status
  announce(world, { kind: 'status', message, status, errors, atMs: world.now() })
}

/** The person has (or has had) all messages of the asset up to now; the asset has been told. Ids of those it is about. */
export function giveReceipt(world: World, network: Message['network'], assetId: string, personId: string, receipt: 'delivery' | 'read'): string[] {
  const thread = threadOf(world, network, assetId, personId)
  const wanted = receipt === 'read' ? 'read' : 'delivered'
  const about = thread.messageIds.flatMap((id) => world.messages.get(id) ?? []).filter((message) => message.fromAsset && message.status !== 'failed')
  const fresh = about.filter((message) => message.status === undefined || RANK[message.status] < RANK[wanted])
  if (fresh.length === 0) return []
  if (network === 'whatsapp') for (const message of fresh) setStatus(world, message, wanted)
  else {
    for (const message of fresh) message.status = wanted
    announce(world, { kind: 'receipt', receipt, network, assetId, personId, messageIds: fresh.map((message) => message.id), atMs: world.now() })
  }
  return fresh.map((message) => message.id)
}

/** Lets what follows an accepted message follow by itself: sent and delivered, or why not. */
export function followAccepted(world: World, message: Message, failure: StatusError | undefined): void {
  const { autoReceipts, receiptDelayMs, shuffleStatuses } = world.settings
  const steps: (() => void)[] = []
  if (failure) steps.push(() => setStatus(world, message, 'failed', [failure]))
  else if (autoReceipts && message.network === 'whatsapp')
    steps.push(
      () => setStatus(world, message, 'sent'),
      () => setStatus(world, message, 'delivered'),
    )
  else if (autoReceipts) steps.push(() => giveReceipt(world, message.network, message.assetId, message.personId, 'delivery'))
  if (shuffleStatuses) steps.reverse()
  for (const [place, step] of steps.entries()) {
    world.timers.later(step, receiptDelayMs * (place + 1))
  }
}
