import type { BulkChange } from '@atalaya/shared/contract/bulk.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Caller, personOf } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'

/** How a case stands, as far as a change of many may touch it. Moments are the database's own text, with all their digits. */
export interface Standing {
  state: string
  ownerId: string | null
  teamId: string | null
  typeId: string | null
  typeSource: string | null
  typeReason: unknown
  tone: number
  toneSource: string
  toneReason: unknown
  priority: number
  setAsideAt: string | null
  snoozedUntil: string | null
  warnedAt: string | null
  breachedAt: string | null
  lastInboundAt: string | null
  closedAt: string | null
  mergedInto: string | null
  tagIds: string[]
  /** Whether the caller follows it. */
  following: boolean
}

/** The standing of `cases c` as one JSON value. */
export function standingSql(caller: Pick<Caller, 'kind' | 'id'>): RawBuilder<Standing> {
  const me = personOf(caller as Caller)
  return sql<Standing>`jsonb_build_object('state', c.state, 'ownerId', c.owner_id, 'teamId', c.team_id,
    'typeId', c.type_id, 'typeSource', c.type_source, 'typeReason', c.type_reason, 'tone', c.tone, 'toneSource', c.tone_source,
    'toneReason', c.tone_reason, 'priority', c.priority, 'setAsideAt', c.set_aside_at, 'snoozedUntil', c.snoozed_until,
    'warnedAt', c.warned_at, 'breachedAt', c.breached_at, 'lastInboundAt', c.last_inbound_at, 'closedAt', c.closed_at,
    'mergedInto', c.merged_into, 'tagIds', coalesce((select jsonb_agg(t.tag_id order by t.tag_id) from case_tags t where t.case_id = c.id), '[]'),
    'following', exists (select 1 from followers f where f.case_id = c.id and f.person_id = ${me}::uuid))`
}

/** Locks the case and reads how it stands; null when there is no such case any more. */
export async function lockStanding(tx: Tx, caller: Caller, caseId: string): Promise<Standing | null> {
  await sql`select 1 from cases c where c.id = ${caseId}::uuid for no key update`.execute(tx)
  // Read after the lock, so that it tells of tags and followers too as they are now.
  const { rows } = await sql<{ standing: Standing }>`select ${standingSql(caller)} as standing from cases c where c.id = ${caseId}::uuid`.execute(tx)
  return rows[0]?.standing ?? null
}

type Part = keyof Standing
const WORK: readonly Part[] = ['state', 'ownerId', 'teamId', 'setAsideAt', 'mergedInto']

/**
 * What must stand as it did at the start for a case to be changed: whose work it is, and what would be overwritten. A customer who wrote
 * meanwhile is not closed over.
 */
const GUARDED: Record<BulkChange['do'], readonly Part[]> = {
  assign: WORK,
  close: [...WORK, 'lastInboundAt'],
  state: WORK,
  type: [...WORK, 'typeId', 'typeSource'],
  tone: [...WORK, 'tone', 'toneSource'],
  priority: [...WORK, 'priority'],
  tag: WORK,
  untag: WORK,
  'set-aside': WORK,
  snooze: [...WORK, 'snoozedUntil', 'lastInboundAt'],
  follow: [],
}

/** What the change writes, and what must still be so for it to be taken back. Tags are taken back one by one. */
const WRITTEN: Record<BulkChange['do'], readonly Part[]> = {
  assign: ['ownerId', 'teamId'],
  close: ['state', 'closedAt', 'mergedInto'],
  state: ['state', 'ownerId', 'teamId'],
  type: ['typeId', 'typeSource'],
  tone: ['tone', 'toneSource'],
  priority: ['priority'],
  tag: ['tagIds'],
  untag: ['tagIds'],
  'set-aside': ['setAsideAt'],
  snooze: ['snoozedUntil'],
  follow: ['following'],
}

const isSame = (parts: readonly Part[], one: Standing, other: Standing) =>
  parts.every((part) => JSON.stringify(one[part] ?? null) === JSON.stringify(other[part] ?? null))

/** Whether nobody else has worked on the case in a way that the change would run over. */
export const isUntouched = (change: BulkChange, before: Standing, now: Standing) => isSame(GUARDED[change.do], before, now)

/** Whether what the change writes stands in both as in the other. */
export const isSameOutcome = (change: BulkChange, one: Standing, other: Standing) => isSame(WRITTEN[change.do], one, other)

/** Whether the case still has what the change gave it. Tags are compared when they are taken back. */
export const mayTakeBack = (change: BulkChange, after: Standing, now: Standing) =>
  change.do === 'tag' || change.do === 'untag' || isSameOutcome(change, after, now)
