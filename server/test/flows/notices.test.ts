import type { MailWishes } from '@atalaya/shared/mail-wishes.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addNote } from '../../src/cases/talk/add-note.ts'
import { assignCase } from '../../src/cases/work/assign-case.ts'
import { queueDigests } from '../../src/notices/send-digests.ts'
import type { Caller } from '../../src/platform/caller.ts'
import { hastenJobs } from '../../src/platform/jobs.ts'
import type { Mail } from '../../src/platform/mail.ts'
import { type Stage, stageCases } from '../stage-cases.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** A stage whose mail is kept instead of sent, and two people. */
async function stageMail(wishes: Partial<MailWishes>) {
  const stage = await stageCases()
  const sent: Mail[] = []
  const mail = { configured: true, send: async (one: Mail) => void sent.push(one) }
  Object.assign(stage.platform, { mail })
  const [me, boss] = [await stage.worker(), await stage.worker()]
  await wish(stage, me, wishes)
  return { ...stage, sent, me, boss }
}

async function wish({ db }: Stage, { id }: Caller, wishes: Partial<MailWishes>): Promise<void> {
  await sql`update people set locale = 'es', preferences = ${JSON.stringify({ mail: wishes })}::jsonb where id = ${id}`.execute(db)
}

const give = (stage: Stage, by: Caller, caseId: string, ownerId: string | null) =>
  stage.run((tx) => assignCase(tx, by, { caseId, ownerId, onlyIfFree: false }))

async function later(stage: Stage): Promise<void> {
  await stage.settle()
  await hastenJobs(stage, HOUR_MS)
  await stage.settle()
}

test('who is away is mailed once of all they were given and mentioned in, with numbers alone unless they asked for more', async () => {
  const stage = await stageMail({ when: 'at-once', timeZone: 'America/Lima' })
  const { me, boss, sent } = stage
  const first = await stage.open({ title: 'Mi clave es 4321', texts: ['Mi clave es 4321'] })
  const second = await stage.open({ texts: ['hola'] })
  await give(stage, boss, first, me.id)
  await give(stage, boss, second, me.id)
  await stage.run((tx) => addNote(tx, boss, { caseId: second, noteId: crypto.randomUUID(), text: 'mira su saldo', mentionIds: [me.id!] }))
  await later(stage)
  expect(sent).toHaveLength(1)
  const { number } = await stage.caseRow(first)
  expect(sent[0]!.subject).toBe(`Cuentan contigo: caso ${number}, ${(await stage.caseRow(second)).number}`)
  expect(sent[0]!.text).toContain(`case=${first}`)
  expect(sent[0]!.text).toContain('te mencionaron el')
  expect(sent[0]!.text).not.toMatch(/4321|Lucía|saldo/)

  await wish(stage, me, { when: 'at-once', shows: 'titles' })
  await give(stage, boss, first, null)
  await give(stage, boss, first, me.id)
  await later(stage)
  expect(sent[1]!.text).toMatch(/Lucía Núñez · Mi clave es 4321/)
})

test('who was seen at the desk since, gave it themselves, has it no longer, or asked for nothing is not mailed', async () => {
  const stage = await stageMail({ when: 'at-once' })
  const { me, boss, sent } = stage
  const caseId = await stage.open()
  await give(stage, me, caseId, me.id)
  await later(stage)
  await give(stage, boss, caseId, boss.id)
  await give(stage, boss, caseId, me.id)
  await stage.db
    .updateTable('people')
    .set({ last_seen_at: new Date(Date.now() + MINUTE_MS) })
    .where('id', '=', me.id!)
    .execute()
  await later(stage)
  await stage.db.updateTable('people').set({ last_seen_at: null }).where('id', '=', me.id!).execute()
  await give(stage, boss, caseId, null)
  await give(stage, boss, caseId, me.id)
  await give(stage, boss, caseId, boss.id)
  await later(stage)
  await wish(stage, me, { when: 'off' })
  await give(stage, boss, caseId, me.id)
  await later(stage)
  expect(sent).toEqual([])
  expect(await stage.db.selectFrom('notices').selectAll().execute()).toEqual([])
})

test('a summary is mailed once a day at its hour in the reader’s zone, with times of that zone, and none when nothing waits', async () => {
  const stage = await stageMail({ when: 'daily', hour: 8, timeZone: 'Asia/Tokyo', shows: 'names' })
  const { me, sent, clock, platform } = stage
  // 07:30 in Tokyo.
  const start = Date.UTC(2030, 4, 5, 22, 30)
  clock.wind(start - clock.now().getTime())
  const caseId = await stage.open({ owner_id: me.id, waiting_since: new Date(start), due_at: new Date(start + MINUTE_MS), title: 'secreto' })
  const turn = async (ms: number) => {
    clock.wind(ms)
    await queueDigests(platform)
    await stage.settle()
  }
  await turn(0)
  expect(sent).toEqual([])
  await turn(HOUR_MS)
  await turn(HOUR_MS)
  expect(sent).toHaveLength(1)
  expect(sent[0]!.subject).toBe('Tu resumen: 1 caso tuyo espera respuesta')
  expect(sent[0]!.text).toContain('1 con el plazo vencido')
  expect(sent[0]!.text).toMatch(/Lucía Núñez · espera desde el 6 may 2030, 7:30/)
  expect(sent[0]!.text).not.toContain('secreto')
  expect(sent[0]!.text).toContain('/me')
  await turn(23 * HOUR_MS)
  expect(sent).toHaveLength(2)
  await stage.db.updateTable('cases').set({ waiting_since: null }).where('id', '=', caseId).execute()
  await turn(24 * HOUR_MS)
  expect(sent).toHaveLength(2)
})

test('who asks for a summary after its hour gets the first one tomorrow', async () => {
  const stage = await stageMail({ when: 'daily', hour: 8, timeZone: 'UTC' })
  const { me, sent, clock, platform } = stage
  clock.wind(Date.UTC(2030, 4, 5, 15) - clock.now().getTime())
  await stage.open({ owner_id: me.id, waiting_since: clock.now() })
  await queueDigests(platform)
  await stage.settle()
  expect(sent).toEqual([])
  clock.wind(17 * HOUR_MS)
  await queueDigests(platform)
  await stage.settle()
  expect(sent).toHaveLength(1)
})
