import { CaseFilter, type listCases, SORTS, VIEWS, type View } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'

export const FILTERS = Object.keys(CaseFilter) as (keyof typeof CaseFilter)[]
const KINDS = ['customer', 'lead'] as const
const SIDES = ['public', 'private'] as const
export type FilterName = (typeof FILTERS)[number]
export type CaseQuestion = z.input<(typeof listCases)['input']> & { view: View }

/** What an address of the inbox asks for. Words that are none of ours are left out. */
export function readAddress(search: Record<string, string | undefined>): {
  view: View
  question: CaseQuestion
  filter: Record<string, string>
} {
  const view = VIEWS.find((known) => known === search.view) ?? 'mine'
  const sort = SORTS.find((known) => known === search.sort)
  const filter = Object.fromEntries(FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const { kind: wantedKind, visibility: wantedSide, ...others } = filter
  const kind = KINDS.find((known) => known === wantedKind)
  const visibility = SIDES.find((known) => known === wantedSide)
  const question = { ...others, view, ...(sort && { sort }), ...(kind && { kind }), ...(visibility && { visibility }) }
  return { view, filter, question }
}

/** The list of a comma-separated value, and the value with one entry put in or taken out; undefined when nothing is left. */
export function toggleEntry(value: string | undefined, entry: string): string | undefined {
  const entries = listOf(value)
  const rest = entries.includes(entry) ? entries.filter((other) => other !== entry) : [...entries, entry]
  return rest.length > 0 ? rest.join(',') : undefined
}
export function listOf(value: string | undefined): string[] {
  return value ? value.split(',').filter(Boolean) : []
}
