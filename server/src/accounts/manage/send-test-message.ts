import type { sendTestMessage as route } from '@atalaya/shared/contract/accounts.ts'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { callAdmitted } from '../breaker/admit-call.ts'
import { currentAccount } from './current-account.ts'
import { canTest } from './shape-account.ts'
import { asRefusal } from './try-account.ts'

/** A private message has left for one person, whom the administrator names by the id that the network gives them. */
export async function sendTestMessage(
  platform: Platform,
  { accountId, recipientKey, text }: z.output<typeof route.input>,
): Promise<{ providerId: string }> {
  if (!canTest(await currentAccount(platform, accountId)))
    throw new AppError('invalid', 'account/cannot-test', 'This channel has nothing to test by a message.')
  const recipient = { key: recipientKey, handle: null }
  const outbound = {
    messageId: newId(),
    threadKey: `test:${recipientKey}`,
    visibility: 'private' as const,
    recipient,
    text,
    files: [],
    // When the person last wrote is not known here: the network is to judge.
    lastContactAt: platform.clock.now(),
    byPerson: true,
    replyToProviderId: null,
    asQuote: false,
  }
  try {
    const { providerId } = await callAdmitted(platform, accountId, 'private', ({ connector, ...account }) =>
      connector.send(account, outbound, platform.egress),
    )
    return { providerId }
  } catch (error) {
    throw asRefusal(error)
  }
}
