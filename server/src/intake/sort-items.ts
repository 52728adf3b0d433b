import type { OpenAccount } from '../accounts/open-account.ts'
import type { TemplateNews } from '../accounts/templates/keep-template-news.ts'
import type { InboundItem, InboundMessage } from '../connectors/channel.ts'
import type { Sender } from '../contacts/known-sender.ts'
import type { AccountChange, Watermark } from '../conversations/apply-changes.ts'
import type { AccountTopic } from '../conversations/threads/keep-topics.ts'
import type { PendingBatch } from './read-pending.ts'

export interface Arrived {
  account: OpenAccount
  item: InboundMessage
  rawEventId: string
}

/** What the events of a batch say, by what is to be done about it; messages in order of time. */
export function sortItems({ events, parsed, accounts }: PendingBatch) {
  const arrived: Arrived[] = []
  const changes: AccountChange[] = []
  const watermarks: Watermark[] = []
  const profiles: Sender[] = []
  const topics: AccountTopic[] = []
  const templates: TemplateNews[] = []
  const typing: { accountId: string; threadKey: string }[] = []
  const troubles: { accountId: string; reason: string }[] = []
  for (const event of events) {
    const result = parsed.get(event.id)
    const account = accounts.get(event.account_id)!
    const { accountId } = account
    for (const item of result && 'items' in result ? result.items : ([] as InboundItem[])) {
      const canAsk = account.connector.readTopic !== undefined
      if (item.kind === 'message') {
        arrived.push({ account, item, rawEventId: event.id })
        if (item.topic) topics.push({ accountId, topic: item.topic, canAsk })
      } else if (item.kind === 'topic') topics.push({ accountId, topic: item.topic, canAsk })
      else if (item.kind === 'template') templates.push({ accountId, ...item })
      else if (item.kind === 'watermark') watermarks.push({ accountId, threadKey: item.threadKey, state: item.state, at: item.at })
      else if (item.kind === 'profile') profiles.push({ channel: account.channel, author: item.author })
      else if (item.kind === 'typing') typing.push({ accountId, threadKey: item.threadKey })
      else if (item.kind === 'trouble') troubles.push({ accountId, reason: item.reason })
      else if (item.kind !== 'ignored') changes.push({ accountId, change: item })
    }
  }
  arrived.sort((a, b) => a.item.sentAt.getTime() - b.item.sentAt.getTime())
  return { arrived, changes, watermarks, profiles, topics, templates, typing, troubles }
}
