import type { Job } from '../platform/jobs.ts'
import type { Slice } from '../platform/slice.ts'
import { mailDigest } from './mail-digest.ts'
import { mailNotices } from './mail-notices.ts'
import { mailTrouble, noteTrouble } from './mail-trouble.ts'
import { noteNotices } from './note-notices.ts'
import { sendDigests } from './send-digests.ts'

/**
 * Mail to people who work here about their own cases: at once when somebody counts on them while they are away, or a summary a day; and to
 * those who manage accounts when one is in trouble. It only reads what cases and accounts hold, and says no more of a customer than the
 * person's preference allows.
 */
export const notices: Slice = {
  name: 'notices',
  reactions: () => ({
    'case.assigned': (tx, { actor, at, data }) =>
      noteNotices(tx, { event: 'assigned', caseId: data.caseId, personIds: [data.ownerId], by: actor.id, at }),
    'case.noted': (tx, { actor, at, data }) =>
      noteNotices(tx, { event: 'mention', caseId: data.caseId, personIds: data.mentionIds, by: actor.id, at }),
    'account.broken': (tx, { at, data }) => noteTrouble(tx, data.accountId, at),
    'account.unreachable': (tx, { at, data }) => noteTrouble(tx, data.accountId, at),
    'account.troubled': (tx, { at, data }) => noteTrouble(tx, data.accountId, at),
  }),
  jobs: [mailNotices, mailTrouble, mailDigest] as unknown as Job[],
  loops: [sendDigests],
}
