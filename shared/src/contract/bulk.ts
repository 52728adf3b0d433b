import { z } from 'zod'
import { CaseFilter, Rating, View } from './cases.ts'
import { Id, Tone, When } from './common.ts'
import { endpoint } from './endpoint.ts'

/** More cases than this are not changed at once; narrow the filter. */
export const MOST_BULK = 50_000
/** How long after it has ended a change of many can be taken back. */
export const UNDO_MINUTES = 15

/** What many cases get in common. Each is changed as if it were changed alone. */
export const BulkChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('assign'), ownerId: Id.nullable(), teamId: Id.nullable().optional() }),
  z.strictObject({ do: z.literal('close'), reasonId: Id, rating: Rating }),
  z.strictObject({ do: z.literal('state'), state: z.enum(['new', 'pending', 'escalated']), teamId: Id.optional() }),
  z.strictObject({ do: z.literal('type'), typeId: Id }),
  z.strictObject({ do: z.literal('tone'), tone: Tone }),
  z.strictObject({ do: z.literal('priority'), priority: z.number().int().min(-1).max(2) }),
  z.strictObject({ do: z.literal('tag'), tagIds: z.array(Id).min(1).max(20) }),
  z.strictObject({ do: z.literal('untag'), tagIds: z.array(Id).min(1).max(20) }),
  z.strictObject({ do: z.literal('set-aside') }),
  z.strictObject({ do: z.literal('snooze'), until: When }),
  z.strictObject({ do: z.literal('follow'), undo: z.boolean().default(false) }),
])
export type BulkChange = z.infer<typeof BulkChange>

/** Which cases: all that a view with its filter holds for the caller at that moment, or those named. */
export const BulkSource = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('view'), view: View, ...CaseFilter }),
  z.strictObject({ by: z.literal('cases'), caseIds: z.array(Id).min(1).max(500) }),
])
export type BulkSource = z.infer<typeof BulkSource>

/** Why cases are left as they are, as a code that clients translate, and how many. */
const Why = z.object({ code: z.string(), count: z.number() })

export const previewBulk = endpoint('POST', '/api/bulk/preview', {
  door: 'case.edit',
  summary: 'How many cases match, how many of them the change would touch, and why the others would be left. Changes nothing.',
  input: z.strictObject({ source: BulkSource, change: BulkChange.optional() }),
  reply: z.object({
    /** Counted up to `MOST_BULK`; `tooMany` says that there are more, and that a start would be refused. */
    matches: z.number(),
    tooMany: z.boolean(),
    changes: z.number(),
    skipped: z.array(Why),
    samples: z.array(z.object({ caseId: Id, number: z.string(), name: z.string(), title: z.string() })),
  }),
})

export const BulkRun = z.object({
  bulkId: Id,
  do: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'undoing', 'undone']),
  total: z.number(),
  /** Cases that have had their turn; while it is undone, those that have had it again. */
  done: z.number(),
  changed: z.number(),
  /** Cases that were so already. */
  unchanged: z.number(),
  refused: z.number(),
  undone: z.number(),
  /** Cases that somebody changed since and which were not undone. */
  kept: z.number(),
  startedAt: When,
  finishedAt: When.nullable(),
  /** Until when it can be undone; null when it cannot. */
  undoUntil: When.nullable(),
  /** Why cases were refused or kept. */
  left: z.array(Why),
})
export type BulkRun = z.infer<typeof BulkRun>

const one = { bulkId: Id }
export const startBulk = endpoint('POST', '/api/bulk', {
  door: 'case.edit',
  summary: 'Changes all matching cases in the background. The set is fixed now. The same `bulkId` again changes nothing and answers how far it is.',
  input: z.strictObject({ ...one, source: BulkSource, change: BulkChange }),
  reply: BulkRun,
})
export const listBulk = endpoint('GET', '/api/bulk', {
  door: 'case.edit',
  summary: 'The caller’s changes of many cases that are at work or can still be undone, newest first.',
  follows: ['bulk'],
  input: z.strictObject({}),
  reply: z.array(BulkRun),
})
export const readBulk = endpoint('GET', '/api/bulk/:bulkId', {
  door: 'case.edit',
  summary: 'How far one of the caller’s changes of many cases is, with the first 500 cases that were left and why.',
  input: z.strictObject(one),
  reply: z.object({ ...BulkRun.shape, cases: z.array(z.object({ caseId: Id, number: z.string(), code: z.string() })) }),
})
export const cancelBulk = endpoint('POST', '/api/bulk/:bulkId/cancel', {
  door: 'case.edit',
  summary: 'Stops it where it is. What was changed stays changed and can be undone.',
  input: z.strictObject(one),
  reply: BulkRun,
})
export const undoBulk = endpoint('POST', '/api/bulk/:bulkId/undo', {
  door: 'case.edit',
  summary: 'Gives each case back what it had, in the background, where nobody has changed it since.',
  input: z.strictObject(one),
  reply: BulkRun,
})

export const changeMany = endpoint('POST', '/api/cases/bulk', {
  door: 'case.edit',
  summary: 'Changes up to 500 cases while the caller waits; each is checked as if changed alone. Says which failed and why.',
  input: z.strictObject({ caseIds: z.array(Id).min(1).max(500), change: BulkChange }),
  reply: z.object({ changed: z.number(), failed: z.array(z.object({ caseId: Id, code: z.string() })) }),
})
