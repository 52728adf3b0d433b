import { ConnectorError, type Fetch } from '../../../channel.ts'
import type { Account } from '../settings.ts'
import { call, numberPath } from './call.ts'

/** The customer sees that this message, and what came before it, was read; with `typing` also that an answer is being written, for 25 seconds. */
export async function markRead(account: Account, messageId: string, fetch: Fetch, typing = false): Promise<void> {
  const indicator = typing ? { typing_indicator: { type: 'text' } } : {}
  const body = { messaging_product: 'whatsapp', status: 'read', message_id: messageId, ...indicator }
  await call(account, fetch, { method: 'POST', path: numberPath(account, '/messages'), body })
}

/** The same as a courtesy: that it cannot be done stops nothing. */
export async function markReadIfPossible(account: Account, messageId: string, fetch: Fetch): Promise<void> {
  try {
    await markRead(account, messageId, fetch, true)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
  }
}
