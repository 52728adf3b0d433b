import { composeEvents } from '../bench/load/compose-events.ts'
import { openStage, residentMegabytes, type Stage } from '../bench/open-stage.ts'
import { createApp } from '../server/src/app.ts'
import { openParser } from '../server/src/intake/parse-events.ts'
import { takeInPending } from '../server/src/intake/run-intake.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { readConfig } from '../server/src/platform/config.ts'
import { openLog } from '../server/src/platform/telemetry.ts'
import { SLICES } from '../server/src/slices.ts'
import { compareDoubles, compareRest } from './compare/compare-ledgers.ts'
import { countRows, openPool } from './compare/ledgers.ts'
import type { Drill } from './verdict.ts'

const EVERY = 1_000
const POISONS = ['«throw»', '«loop»', '«swell»']
const MOST_MB = 900

/** One event in a thousand makes its parser throw, loop for ever or swell. The others are taken in, it is set aside with its reason. */
export const poison: Drill = async ({ full }, verdict) => {
  const events = full ? 30_000 : 6_000
  const stage = await openStage(['bancoandino'], { env: { ROLES: 'web' } })
  const database = openPool(stage.server.databaseUrl)
  const config = readConfig({ DATABASE_URL: stage.server.databaseUrl, DATA_DIR: stage.server.dataDir, LOG_LEVEL: 'fatal', ROLES: 'worker' })
  const app = await createApp(config, SLICES, systemClock, openLog('fatal'))
  const parser = openParser(400, new URL('./poison-worker.ts', import.meta.url))
  try {
    let most = 0
    const takeAll = async () => {
      const began = performance.now()
      while (await takeInPending(app.platform, parser)) most = Math.max(most, residentMegabytes(process.pid))
      return performance.now() - began
    }
    await storeEvents(stage, 500, 'warm', 0)
    await takeAll()
    await storeEvents(stage, events, 'clean', 0)
    const clean = await takeAll()
    const poisoned = await storeEvents(stage, events, 'poisoned', EVERY)
    const sick = await takeAll()
    verdict.note(`${events} events in ${Math.round(clean)} ms clean, ${Math.round(sick)} ms with ${poisoned} poisoned`)
    verdict.must(sick <= clean * 2, 'the others are at most twice as slow', `${(sick / clean).toFixed(2)} ×`)
    verdict.must(most < MOST_MB, 'memory stays bounded', `${most} MB`)
    await compareRest(verdict, database, poisoned)
    const kept = await countRows(database, 'messages')
    verdict.must(kept === 500 + events * 2 - poisoned, 'I1 all others are kept', `${kept}`)
    const untold = await countRows(database, `raw_events where state = 'parked' and (coalesce(reason, '') = '' or tries > 5)`)
    verdict.must(untold === 0, 'each that is set aside says why, after at most five tries')
    const told = await countRows(database, `facts where type = 'event.parked'`)
    verdict.must(told === poisoned, 'I7 each left a fact', `${told}`)
    await compareDoubles(verdict, database)
  } finally {
    await parser.close()
    await app.close()
    await database.end()
    await stage.close()
  }
}

/** Stores events as they would have come, one in `every` with a poison in its text; how many those are. */
async function storeEvents({ brands, database }: Stage, count: number, seed: string, every: number): Promise<number> {
  const target = brands[0]!
  let poisoned = 0
  let index = 0
  const rows: { key: string; body: string }[] = []
  for (const { providerId, body } of composeEvents({ target, count, contacts: Math.ceil(count / 4), directShare: 1, seed })) {
    const isPoison = every > 0 && index++ % every === Math.floor(every / 2)
    if (isPoison) poisoned++
    const text = isPoison ? body.replace('"text":"', `"text":"${POISONS[poisoned % POISONS.length]} `) : body
    rows.push({ key: `dm:${providerId}`, body: text })
  }
  await database.query(
    `insert into raw_events (account_id, lane, key, via, body) select a.id, a.lane, r.key, 'webhook', r.body
     from accounts a, jsonb_to_recordset($2::jsonb) as r (key text, body text) where a.id = $1`,
    [target.accountId, JSON.stringify(rows)],
  )
  return poisoned
}
