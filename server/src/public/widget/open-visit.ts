import type { openVisit as route } from '@atalaya/shared/contract/widget.ts'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ChatAccount } from './access-visit.ts'
import { isProven, visitorOfIdentity } from './prove-identity.ts'
import { MAX_EXTERNAL_ID_BYTES, readVisitorToken, signVisitorToken, type TokenHolder } from './visitor-token.ts'

type Input = z.output<typeof route.input>

/**
 * A token for the visitor: of the identity when the site proved one, else of the token given back, else of somebody new. Nothing is
 * stored until they write. A forged identity is refused and opens nothing.
 */
export function openVisit({ seal, clock }: Platform, account: ChatAccount, { token, identity }: Input): z.input<typeof route.reply> {
  const now = clock.now()
  const { accountId } = account
  const former = token ? readVisitorToken(seal, token, now) : null
  const known = former?.accountId === accountId ? former : null
  const holder = identity
    ? holderOf(account, identity)
    : known && known.externalId === null
      ? known
      : { accountId, visitorId: newId(), externalId: null }
  const { visitorId } = holder
  return { token: signVisitorToken(seal, holder, now), visitorId, identified: holder.externalId !== null, resumed: known?.visitorId === visitorId }
}

function holderOf({ accountId, secrets }: ChatAccount, { externalId, hash }: NonNullable<Input['identity']>): TokenHolder {
  if (Buffer.byteLength(externalId) > MAX_EXTERNAL_ID_BYTES)
    throw new AppError('invalid', 'identity/too-long', `An external id is at most ${MAX_EXTERNAL_ID_BYTES} bytes.`)
  if (!isProven(secrets, externalId, hash)) throw new AppError('forbidden', 'identity/forged', 'The hash is not that of this external id.')
  return { accountId, visitorId: visitorOfIdentity(accountId, externalId), externalId }
}
