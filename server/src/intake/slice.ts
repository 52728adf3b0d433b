import * as contract from '@atalaya/shared/contract/raw-events.ts'
import { inTransaction } from '../platform/db.ts'
import type { Slice } from '../platform/slice.ts'
import { serveHooks } from './hooks.ts'
import { listEvents, readEvent } from './list-events.ts'
import { receiveMail } from './receive-mail.ts'
import { replayEvents } from './replay-events.ts'
import { keepRetention, readRetentionDays, setRetentionDays } from './retention.ts'
import { runIntake } from './run-intake.ts'

/**
 * The way in: what networks send is stored, understood, and handed down to contacts, conversations, triage and cases in one transaction a
 * batch. It may call everything below; nothing calls it. It decides nothing about work: that is the slices' own.
 */
export const intake: Slice = {
  name: 'intake',
  loops: [runIntake, keepRetention],
  routes(http, platform) {
    const { db } = platform
    serveHooks(http, platform)
    receiveMail(http, platform)
    http.handle(contract.listRawEvents, (input) => listEvents(db, input))
    http.handle(contract.readRawEvent, ({ rawEventId }) => readEvent(db, rawEventId))
    http.handle(contract.replayRawEvents, async (input, caller) => ({ replayed: await inTransaction(db, (tx) => replayEvents(tx, caller, input)) }))
    http.handle(contract.readRetention, async () => ({ days: await readRetentionDays(db) }))
    http.handle(contract.setRetention, async ({ days }) => {
      await setRetentionDays(db, days)
      return { days }
    })
  },
}
