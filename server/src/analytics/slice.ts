import { readContactHistory as history } from '@atalaya/shared/contract/contacts.ts'
import { readOverview as overview } from '@atalaya/shared/contract/overview.ts'
import type { Slice } from '../platform/slice.ts'
import { readContactHistory } from './read-contact-history.ts'
import { readOverview } from './read-overview.ts'

/**
 * What the work adds up to: figures over cases and messages, and all that a contact came with. It only reads; what a case is and who sees
 * it is the word of the slices below, whose own conditions every figure is counted with.
 */
export const analytics: Slice = {
  name: 'analytics',
  routes(http, { db }) {
    http.handle(overview, (input, caller) => readOverview(db, caller, input))
    http.handle(history, (input, caller) => readContactHistory(db, caller, input))
  },
}
