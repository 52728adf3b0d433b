import { type Acted, type Action, type ActionTarget, ConnectorError, type Fetch } from '../../../channel.ts'
import { asList, asRecord } from '../../graph/read-json.ts'
import type { Account } from '../settings.ts'
import { addressOf, call, numberPath } from './call.ts'

/** Reacts to a message, or blocks its author. Doing it twice is doing it once. */
export async function actOn(account: Account, action: Action, target: ActionTarget, fetch: Fetch): Promise<Acted> {
  if (action === 'react' || action === 'unreact') return react(account, target, action === 'react' ? (target.emoji ?? '👍') : '', fetch)
  if (action === 'block' || action === 'unblock') return block(account, target.authorKey, action, fetch)
  throw new ConnectorError('give-up', 'not-available', 'WhatsApp has no way to do that.')
}

/** No emoji takes it back. */
async function react(account: Account, { providerId, authorKey }: ActionTarget, emoji: string, fetch: Fetch): Promise<Acted> {
  const reaction = { message_id: providerId, emoji }
  const body = { messaging_product: 'whatsapp', recipient_type: 'individual', ...addressOf(authorKey), type: 'reaction', reaction }
  const { pace } = await call(account, fetch, { method: 'POST', path: numberPath(account, '/messages'), body })
  return { pace }
}

/** Only who wrote within the last 24 hours can be blocked. What fails for one person is told inside a good answer. */
async function block(account: Account, user: string, action: 'block' | 'unblock', fetch: Fetch): Promise<Acted> {
  const body = { messaging_product: 'whatsapp', block_users: [{ user }] }
  const answer = await call(account, fetch, { method: action === 'block' ? 'POST' : 'DELETE', path: numberPath(account, '/block_users'), body })
  const failed = asRecord(asList(asRecord(answer.body.block_users).failed_users)[0])
  if (Object.keys(failed).length === 0) return { pace: answer.pace }
  const { message } = asRecord(asList(failed.errors)[0])
  throw new ConnectorError('give-up', 'not-blockable', typeof message === 'string' ? message : 'WhatsApp did not do it for this person.')
}
