import { type AccountCheck, ConnectorError, type Fetch } from '../../../channel.ts'
import { checkToken } from '../../graph/check-token.ts'
import { textOf } from '../../graph/read-json.ts'
import type { Account } from '../settings.ts'
import { call, numberPath } from './call.ts'
import { checkDelivery } from './subscribe.ts'

const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging']
const FIELDS = 'display_phone_number,verified_name,quality_rating,name_status,code_verification_status'
/** Not known to every version. */
const MORE_FIELDS = `${FIELDS},status,messaging_limit_tier`

/** Which number it is, how good the network thinks it, how many people it may write to, what the token may do, and whether events reach us. */
export async function check(account: Account, fetch: Fetch): Promise<AccountCheck> {
  const number = await readNumber(account, fetch)
  const shown = textOf(number.display_phone_number) ?? account.settings.phoneNumberId
  const token = await checkToken(account, fetch, SCOPES)
  const delivery = await checkDelivery(account, fetch)
  const wrong = account.providerId !== '' && account.providerId !== account.settings.phoneNumberId
  return {
    connectedAs: { providerId: account.settings.phoneNumberId, handle: shown.replace(/[^+\d]/g, ''), name: textOf(number.verified_name) ?? shown },
    problems: [
      ...(wrong ? [{ code: 'wrong-account', detail: `The settings name the number ${shown}.` }] : []),
      ...problemsOf(number),
      ...token.problems,
      ...delivery,
    ],
    facts: { ...factsOf(number), ...token.facts },
  }
}

async function readNumber(account: Account, fetch: Fetch): Promise<Record<string, unknown>> {
  const read = async (fields: string) => (await call(account, fetch, { method: 'GET', path: numberPath(account), query: { fields } })).body
  try {
    return await read(MORE_FIELDS)
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'invalid') throw error
    return read(FIELDS)
  }
}

function problemsOf({ quality_rating, status, name_status }: Record<string, unknown>): AccountCheck['problems'] {
  const state = textOf(status)
  return [
    ...(quality_rating === 'RED' ? [{ code: 'quality-low', detail: 'Customers block or report the number often.' }] : []),
    ...(state !== undefined && !['CONNECTED', 'UNKNOWN'].includes(state) ? [{ code: 'number-not-connected', detail: state }] : []),
    ...(name_status === 'DECLINED' || name_status === 'EXPIRED' ? [{ code: 'name-not-approved', detail: name_status }] : []),
  ]
}

function factsOf(number: Record<string, unknown>): Record<string, string> {
  const facts = {
    number: textOf(number.display_phone_number),
    verifiedName: textOf(number.verified_name),
    quality: textOf(number.quality_rating)?.toLowerCase(),
    messagingLimit: textOf(number.messaging_limit_tier),
    numberStatus: textOf(number.status)?.toLowerCase(),
    nameStatus: textOf(number.name_status)?.toLowerCase(),
  }
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
