import { listSavedViews, type SavedView } from '@atalaya/shared/contract/cases.ts'
import { useAsk } from '../../../data.ts'
import { FILTERS } from '../read-address.ts'
import { useAddress } from '../use-address.ts'

/** A saved view as words of an address. */
export function addressOf({ filter }: SavedView): Record<string, string> {
  const words = (value: unknown) => (Array.isArray(value) ? value.join(',') : String(value))
  const known = new Set<string>([...FILTERS, 'view', 'sort'])
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([name, value]) => known.has(name) && value !== null && value !== undefined)
      .map(([name, value]) => [name, words(value)]),
  )
}

/** The saved view that the address shows just now, if it is one. */
export function useSavedView(): SavedView | undefined {
  const { data } = useAsk(listSavedViews, {})
  const { question } = useAddress()
  const shown = sorted(question)
  return data?.find((view) => sorted({ view: 'mine', ...addressOf(view) }) === shown)
}

function sorted(words: object): string {
  return JSON.stringify(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)))
}
