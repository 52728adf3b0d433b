import { readTimeline } from '@atalaya/shared/contract/cases.ts'
import type { Calling } from '../../bench/call-as.ts'
import type { Verdict } from '../verdict.ts'
import type { Kept } from './ledgers.ts'

const CASES = 60

/** I6: the API shows the messages of a case in the order of the database, which the other ledgers were held against; the longest cases. */
export async function compareShown(verdict: Verdict, agent: Calling, kept: readonly Kept[]): Promise<void> {
  const byCase = Map.groupBy(
    kept.filter((row) => row.case_id),
    (row) => row.case_id!,
  )
  const longest = [...byCase].sort(([, a], [, b]) => b.length - a.length).slice(0, CASES)
  const differing: string[] = []
  for (const [caseId, rows] of longest) {
    const shown = await readMessageIds(agent, caseId)
    if (!isSameOrder(rows, shown)) differing.push(caseId)
  }
  verdict.must(
    differing.length === 0,
    'I6 the API shows the order of the database',
    `${longest.length} cases, ${differing.length} differ ${differing[0] ?? ''}`,
  )
}

/** Whether the same messages are shown, each conversation in the order in which it is kept. */
export function isSameOrder(rows: readonly Pick<Kept, 'id' | 'conversation_id'>[], shown: readonly string[]): boolean {
  if (new Set(shown).size !== shown.length || shown.length !== rows.length) return false
  const placeOf = new Map(shown.map((id, place) => [id, place]))
  const last = new Map<string, number>()
  return rows.every(({ id, conversation_id }) => {
    const place = placeOf.get(id) ?? -1
    const follows = place > (last.get(conversation_id) ?? -1)
    last.set(conversation_id, place)
    return follows
  })
}

async function readMessageIds(agent: Calling, caseId: string): Promise<string[]> {
  let ids: string[] = []
  let before: string | null = null
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(agent, caseId, before)
    ids = [...page.items.filter(({ kind }) => kind === 'message').map(({ id }) => id), ...ids]
    before = page.before
  } while (before)
  return ids
}

const readPage = (agent: Calling, caseId: string, before: string | null) =>
  agent.call(readTimeline, { caseId, limit: 200, ...(before && { before }) })
