import type { readOverview as Contract, Overview } from '@atalaya/shared/contract/overview.ts'
import type { z } from 'zod'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import type { Span } from './cases-in-span.ts'
import { countBuckets } from './count-buckets.ts'
import { countMessages } from './count-messages.ts'
import { countNow } from './count-now.ts'
import { countPeriods } from './count-periods.ts'
import { weighCases } from './weigh-cases.ts'

type Input = z.infer<(typeof Contract)['input']>

const DAY_MS = 86_400_000
const MOST_DAYS = 800

/**
 * The figures of a period beside those of the period of the same length before it, over the cases in the caller's data scope. Each is the
 * length of the list with the same filter: `closed` counts those opened in the period that are closed now. Keys are ids, tones as numbers,
 * and '' for cases without a type or an owner.
 */
export async function readOverview(db: Reader, caller: Caller, { from, to, accountId }: Input): Promise<Overview> {
  const lengthMs = Date.parse(to) - Date.parse(from)
  if (lengthMs <= 0) throw new AppError('invalid', 'overview/backwards', 'The period must end after it begins.')
  if (lengthMs > MOST_DAYS * DAY_MS) throw new AppError('invalid', 'overview/too-long', `A period has at most ${MOST_DAYS} days.`)
  const span: Span = { from, to, accountIds: accountId ? [accountId] : undefined }
  const begin = new Date(Date.parse(from) - lengthMs).toISOString()
  const [now, { period, before }, messages, weights, perBucket] = await Promise.all([
    countNow(db, caller, span.accountIds),
    countPeriods(db, caller, span, begin),
    countMessages(db, caller, span),
    weighCases(db, caller, span),
    countBuckets(db, caller, span),
  ])
  return { from, to, now, period: { ...period, ...messages }, before, ...weights, perBucket }
}
