import { type Action, type ActionTarget, ConnectorError } from '../connectors/channel.ts'
import { AppError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { callAdmitted } from './breaker/admit-call.ts'
import { notePause } from './breaker/keep-breaker.ts'
import { isSpent } from './note-pace.ts'

/** Asks the network to act. Its refusals become answers a person understands; while it wants no more acts it is not asked. */
export async function callToAct(platform: Platform, accountId: string, action: Action, target: ActionTarget): Promise<void> {
  try {
    const acted = await callAdmitted(platform, accountId, 'act', async ({ connector, ...account }) => {
      if (!connector.act) throw new AppError('conflict', 'network/cannot', 'This network cannot do that.')
      return connector.act(account, action, target, platform.egress)
    })
    if (acted?.pace && isSpent(acted.pace)) await notePause(platform.db, accountId, 'act', acted.pace.resetsAt)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const resumesAt = error.retryAt && { resumesAt: error.retryAt.toISOString() }
    throw new AppError(error.next === 'retry' ? 'unavailable' : 'conflict', `network/${error.code}`, error.message, resumesAt)
  }
}
