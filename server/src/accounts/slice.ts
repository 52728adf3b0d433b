import type { Job } from '../platform/jobs.ts'
import type { Slice } from '../platform/slice.ts'
import { backfillAccount } from './backfill/backfill-account.ts'
import { queueBackfill } from './backfill/queue-backfill.ts'
import { startWatching } from './backfill/watch-intake.ts'
import { examineSoon, startExamining } from './doctor/examine-due.ts'
import { startListening } from './listen/listen-all.ts'
import { accountRoutes } from './manage/routes.ts'
import { startPolling } from './poll/poll-due.ts'
import { startRenewing } from './renew-due.ts'
import { resealSecrets } from './reseal-secrets.ts'
import { startRefreshingTemplates } from './templates/refresh-due.ts'
import { refreshTemplates } from './templates/refresh-templates.ts'

/**
 * The brand's accounts on every network: how they are connected, whether they work, what they cost, and their secrets, which it alone
 * opens. It fetches what is new and keeps what arrives, and knows nothing of what any of it means: that is for intake.
 */
export const accounts: Slice = {
  name: 'accounts',
  provision: resealSecrets,
  reactions: () => ({
    'account.healed': (tx, { data }) => queueBackfill(tx, { accountIds: [data.accountId] }),
    // One that was removed before and is taken up again has a gap, too.
    'account.connected': (tx, { data }) => queueBackfill(tx, { accountIds: [data.accountId] }),
    'account.broken': (tx, { data, at }) => examineSoon(tx, data.accountId, new Date(at)),
    'account.unreachable': (tx, { data, at }) => examineSoon(tx, data.accountId, new Date(at)),
  }),
  jobs: [refreshTemplates, backfillAccount] as unknown as Job[],
  loops: [startPolling, startRenewing, startRefreshingTemplates, startListening, startWatching, startExamining],
  routes: accountRoutes,
}
