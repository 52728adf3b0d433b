import type { Job } from '../platform/jobs.ts'
import type { Slice } from '../platform/slice.ts'
import { bulkRoutes } from './bulk/bulk-routes.ts'
import { workBulk } from './bulk/work-bulk.ts'
import { caseRoutes } from './case-routes.ts'
import { gatherStrays } from './joins/gather-strays.ts'
import { noteAnswer } from './note-answer.ts'
import { releaseCases } from './release-cases.ts'
import { provisionTaxonomy } from './taxonomy/provision-taxonomy.ts'
import { taxonomyRoutes } from './taxonomy/taxonomy-routes.ts'
import { foldTallies } from './views/fold-tallies.ts'
import { viewRoutes } from './views/view-routes.ts'
import { watchDueCases } from './watch-due-cases.ts'
import { wakeCase } from './work/snooze-case.ts'

/**
 * Work owed to a customer: which case a message belongs to, who has it, what it is about, how urgent it is and how it ended; and the views
 * in which people find it. It knows what was said only through conversations, and nothing of networks.
 */
export const cases: Slice = {
  name: 'cases',
  provision: provisionTaxonomy,
  routes(http, platform) {
    caseRoutes(http, platform)
    bulkRoutes(http, platform)
    viewRoutes(http, platform)
    taxonomyRoutes(http, platform)
  },
  reactions: () => ({
    'message.queued': (tx, fact) => noteAnswer(tx, fact.actor, fact.data.messageId),
    'message.echoed': (tx, fact) => noteAnswer(tx, fact.actor, fact.data.messageId),
    'message.cancelled': (tx, fact) => noteAnswer(tx, fact.actor, fact.data.messageId),
    'message.failed': (tx, fact) => noteAnswer(tx, fact.actor, fact.data.messageId),
    'message.sent': (tx, fact) => noteAnswer(tx, fact.actor, fact.data.messageId),
    'person.deactivated': (tx, fact) => releaseCases(tx, fact.data.personId),
  }),
  jobs: [wakeCase, gatherStrays, workBulk] as unknown as Job[],
  loops: [watchDueCases, foldTallies],
}
