import { type BulkChange, type previewBulk as Contract, MOST_BULK } from '@atalaya/shared/contract/bulk.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { type Caller, personOf } from '../../platform/caller.ts'
import type { Db, Reader } from '../../platform/db.ts'
import { missingToClose } from '../rules/missing-to-close.ts'
import { readTypeLevels } from '../taxonomy/type-levels.ts'
import { matchCases } from './match-cases.ts'
import { type SkipStanding, skipReason } from './skip-reason.ts'

type Preview = z.infer<(typeof Contract)['reply']>
const SAMPLES = 5

interface Group extends Omit<SkipStanding, 'isComplete'> {
  typeId: string | null
  emptyKeys: string[]
  count: number
}

/**
 * What a change of many would do now: cases that would be refused alike are counted together in the database, and the rule of the verb is
 * asked once for each such group.
 */
export async function previewBulk(db: Db, caller: Caller, { source, change }: z.infer<(typeof Contract)['input']>): Promise<Preview> {
  const matched = matchCases(caller, source)
  const [groups, samples, judge] = await Promise.all([
    change ? countGroups(db, matched, caller, change) : countAll(db, matched),
    readSamples(db, matched),
    change?.do === 'close' ? closeJudge(db) : () => true,
  ])
  const skipped = new Map<string, number>()
  for (const group of groups) {
    const code = change && skipReason(caller, change, { ...group, isComplete: judge(group) })
    if (code) skipped.set(code, (skipped.get(code) ?? 0) + group.count)
  }
  const found = groups.reduce((sum, { count }) => sum + count, 0)
  const left = [...skipped.values()].reduce((sum, count) => sum + count, 0)
  return {
    matches: Math.min(found, MOST_BULK),
    tooMany: found > MOST_BULK,
    changes: Math.min(found - left, MOST_BULK),
    skipped: [...skipped].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
    samples,
  }
}

async function countAll(db: Reader, matched: RawBuilder<unknown>): Promise<Group[]> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${matched} c`.execute(db)
  return [{ state: 'new', merged: false, setAside: false, messages: 0, teamId: null, isSo: false, typeId: null, emptyKeys: [], ...rows[0]! }]
}

async function countGroups(db: Reader, matched: RawBuilder<unknown>, caller: Caller, change: BulkChange): Promise<Group[]> {
  const closes = change.do === 'close'
  const { rows } = await sql<Omit<Group, 'messages'>>`
    with required as materialized (select key from field_definitions where subject = 'case' and required and retired_at is null)
    select state, "merged", "setAside", "teamId", "isSo", "typeId", "emptyKeys", count(*)::int as count from (
      select c.state, c.merged_into is not null as merged, c.set_aside_at is not null as "setAside",
        ${change.do === 'state' ? sql`c.team_id` : sql`null::uuid`} as "teamId", ${isSoAlready(caller, change)} as "isSo",
        ${closes ? sql`c.type_id` : sql`null::uuid`} as "typeId",
        ${closes ? sql`array(select r.key from required r where coalesce(c.fields ->> r.key, '') = '')` : sql`'{}'::text[]`} as "emptyKeys"
      from ${matched} c) g
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
  return rows.map((row) => ({ ...row, messages: 0 }))
}

/** Whether `c` has already what the change would give it. */
function isSoAlready(caller: Caller, change: BulkChange): RawBuilder<unknown> {
  switch (change.do) {
    case 'assign':
      return sql`(c.owner_id is not distinct from ${change.ownerId}::uuid
        and ${change.teamId === undefined ? sql`true` : sql`c.team_id is not distinct from ${change.teamId}::uuid`})`
    case 'state':
      return sql`(c.state = ${change.state}::text and ${change.teamId ? sql`c.team_id is not distinct from ${change.teamId}::uuid` : sql`true`})`
    case 'type':
      return sql`(c.type_id is not distinct from ${change.typeId}::uuid and c.type_source is distinct from 'suggestion')`
    case 'tone':
      return sql`(c.tone = ${change.tone}::int and c.tone_source = 'person')`
    case 'priority':
      return sql`c.priority = ${change.priority}::int`
    case 'tag':
      return sql`(select count(*) from case_tags t where t.case_id = c.id and t.tag_id = any(${change.tagIds}::uuid[])) = ${new Set(change.tagIds).size}::int`
    case 'untag':
      return sql`not exists (select 1 from case_tags t where t.case_id = c.id and t.tag_id = any(${change.tagIds}::uuid[]))`
    case 'set-aside':
      return sql`c.set_aside_at is not null`
    case 'snooze':
      return sql`c.snoozed_until is not distinct from ${change.until}::timestamptz`
    case 'follow':
      return sql`exists (select 1 from followers f where f.case_id = c.id and f.person_id = ${personOf(caller)}::uuid) <> ${change.undo}::boolean`
    case 'close':
      return sql`false`
  }
}

async function closeJudge(db: Reader): Promise<(group: Group) => boolean> {
  const rows = await db.selectFrom('case_types').select(['id', 'parent_id', 'retired_at']).execute()
  const types = rows.map((type) => ({ typeId: type.id, parentId: type.parent_id, retired: type.retired_at !== null }))
  const typeLevels = await readTypeLevels(db)
  return ({ typeId, emptyKeys }) => missingToClose({ typeId, fields: {}, types, typeLevels, requiredKeys: emptyKeys }).length === 0
}

async function readSamples(db: Reader, matched: RawBuilder<unknown>): Promise<Preview['samples']> {
  const { rows } = await sql<Preview['samples'][number]>`select c.id as "caseId", c.number::text as number, k.name, c.title
    from ${matched} c join contacts k on k.id = c.contact_id order by c.last_message_at desc, c.id desc limit ${SAMPLES}`.execute(db)
  return rows
}
