import type { CaseFilter } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Reader } from '../../platform/db.ts'
import { areCommon, withCommonWords, withWords } from './filter-words.ts'

export type Filter = z.infer<z.ZodObject<typeof CaseFilter>>

/** The conditions of the filter in the form that finds a page of a list soonest. */
export async function chooseFilter(db: Reader, filter: Filter): Promise<RawBuilder<unknown>[]> {
  const { words, ...others } = filter
  return words !== undefined && (await areCommon(db, words)) ? [...filterCases(others), withCommonWords(words)] : filterCases(filter)
}

/** The conditions on `cases c` of the filter's fields. Several values of one field mean any of them. */
export function filterCases(filter: Filter): RawBuilder<unknown>[] {
  const all: (RawBuilder<unknown> | undefined)[] = [
    anyOf(filter.states, (values) => sql`c.state = any(${values}::text[])`),
    anyOf(filter.channels, (values) => sql`c.channel = any(${values}::text[])`),
    anyOf(filter.accountIds, (values) => sql`c.account_id = any(${values}::uuid[])`),
    anyOf(filter.typeIds, ofTypes),
    anyOf(filter.tones, (values) => sql`c.tone = any(${values}::smallint[])`),
    anyOf(filter.priorities, (values) => sql`c.priority = any(${values}::smallint[])`),
    anyOf(filter.ownerIds, (values) => sql`c.owner_id = any(${values}::uuid[])`),
    anyOf(filter.teamIds, (values) => sql`c.team_id = any(${values}::uuid[])`),
    anyOf(filter.tagIds, (values) => sql`exists (select 1 from case_tags t where t.case_id = c.id and t.tag_id = any(${values}::uuid[]))`),
    anyOf(filter.languages, (values) => sql`c.language = any(${values}::text[])`),
    given(filter.contactId, (value) => sql`c.contact_id = ${value}::uuid`),
    given(filter.kind, ofKind),
    given(filter.visibility, (value) => sql`c.visibility = ${value}`),
    given(filter.unassigned, (value) => (value ? sql`c.owner_id is null` : sql`c.owner_id is not null`)),
    given(filter.untyped, (value) => (value ? sql`c.type_id is null` : sql`c.type_id is not null`)),
    given(filter.openedFrom, (value) => sql`c.opened_at >= ${value}::timestamptz`),
    given(filter.openedTo, (value) => sql`c.opened_at < ${value}::timestamptz`),
    given(filter.words, withWords),
  ]
  return all.filter((condition) => condition !== undefined)
}

function given<T>(value: T | undefined, condition: (value: T) => RawBuilder<unknown>): RawBuilder<unknown> | undefined {
  return value === undefined ? undefined : condition(value)
}

function anyOf<T>(values: readonly T[] | undefined, condition: (values: readonly T[]) => RawBuilder<unknown>): RawBuilder<unknown> | undefined {
  return values && values.length > 0 ? condition(values) : undefined
}

/** A type stands for all below it. */
function ofTypes(typeIds: readonly string[]): RawBuilder<unknown> {
  return sql`c.type_id = any(array(with recursive below as (select id from case_types where id = any(${typeIds}::uuid[])
    union select t.id from case_types t join below b on t.parent_id = b.id) select id from below))`
}

function ofKind(kind: 'customer' | 'lead'): RawBuilder<unknown> {
  const known = sql`exists (select 1 from contacts k where k.id = c.contact_id and k.customer_id is not null)`
  return kind === 'customer' ? known : sql`not ${known}`
}
