import * as contract from '@atalaya/shared/contract/cases.ts'
import type { Caller } from '../platform/caller.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { Http } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { mergeCases } from './joins/merge-cases.ts'
import { openCaseFromMessage } from './joins/open-case-from-message.ts'
import { splitCase } from './joins/split-case.ts'
import { readCase, shapeCase } from './read-case.ts'
import { addNote } from './talk/add-note.ts'
import { followCase } from './talk/follow-case.ts'
import { readMark } from './talk/read-mark.ts'
import { readTimeline } from './talk/read-timeline.ts'
import { saveDraft } from './talk/save-draft.ts'
import { sayViewing } from './talk/say-viewing.ts'
import { assignCase } from './work/assign-case.ts'
import { changeCase } from './work/change-case.ts'
import { changeState } from './work/change-state.ts'
import { closeCase } from './work/close-case.ts'
import { reopenCase } from './work/reopen-case.ts'
import { setCaseAside } from './work/set-case-aside.ts'
import { snoozeCase } from './work/snooze-case.ts'
import { takeNext } from './work/take-next.ts'

const DONE = { done: true as const }

export function caseRoutes(http: Http, platform: Platform): void {
  const { db } = platform
  /** Runs a change in one transaction and answers with the case as it stands after it. */
  const shown = async (caller: Caller, change: (tx: Tx) => Promise<string>) => shapeCase(platform, db, caller, await inTransaction(db, change))
  const done = async (change: (tx: Tx) => Promise<void>) => {
    await inTransaction(db, change)
    return DONE
  }

  http.handle(contract.readCase, ({ caseId }, caller) => readCase(platform, caller, caseId))
  http.handle(contract.readTimeline, (input, caller) => readTimeline(platform, caller, input))
  http.handle(contract.changeCase, (input, caller) => shown(caller, (tx) => changeCase(tx, caller, input)))
  http.handle(contract.assignCase, (input, caller) => shown(caller, (tx) => assignCase(tx, caller, input)))
  http.handle(contract.takeNext, async (_, caller) => ({ caseId: await inTransaction(db, (tx) => takeNext(tx, caller)) }))
  http.handle(contract.closeCase, (input, caller) => shown(caller, (tx) => closeCase(tx, caller, input)))
  http.handle(contract.reopenCase, ({ caseId }, caller) => shown(caller, (tx) => reopenCase(tx, caller, caseId)))
  http.handle(contract.changeState, (input, caller) => shown(caller, (tx) => changeState(tx, caller, input)))
  http.handle(contract.snoozeCase, (input, caller) => shown(caller, (tx) => snoozeCase(tx, caller, input)))
  http.handle(contract.setCaseAside, (input, caller) => shown(caller, (tx) => setCaseAside(tx, caller, input)))
  http.handle(contract.mergeCases, (input, caller) => shown(caller, (tx) => mergeCases(tx, caller, input)))
  http.handle(contract.splitCase, (input, caller) => shown(caller, (tx) => splitCase(tx, caller, input)))
  http.handle(contract.openCaseFromMessage, ({ messageId }, caller) => shown(caller, (tx) => openCaseFromMessage(tx, caller, messageId)))
  http.handle(contract.followCase, (input, caller) => shown(caller, (tx) => followCase(tx, caller, input)))
  http.handle(contract.readMark, ({ caseId }, caller) => done((tx) => readMark(tx, caller, caseId)))
  http.handle(contract.addNote, (input, caller) => done((tx) => addNote(tx, caller, input)))
  http.handle(contract.saveDraft, (input, caller) => done((tx) => saveDraft(tx, caller, input)))
  http.handle(contract.sayViewing, async (input, caller) => {
    await sayViewing(platform, caller, input)
    return DONE
  })
}
