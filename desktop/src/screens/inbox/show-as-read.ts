import { type CaseDetail, type CaseRow, listCases, readCase } from '@atalaya/shared/contract/cases.ts'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { askKey } from '../../data.ts'

/** Takes the mark of the unread off a case wherever it is shown; reading is no fact, so nobody else tells. */
export function showAsRead(client: QueryClient, caseId: string): void {
  client.setQueryData<CaseDetail>(askKey(readCase, { caseId }), (about) => about && { ...about, unread: false })
  const [route] = askKey(listCases, {})
  client.setQueriesData<InfiniteData<{ rows: CaseRow[] }>>({ queryKey: [route], predicate: ({ queryKey }) => queryKey[2] === 'pages' }, (list) => {
    if (!list?.pages.some(({ rows }) => rows.some((row) => row.caseId === caseId && row.unread))) return list
    const pages = list.pages.map((page) => ({ ...page, rows: page.rows.map((row) => (row.caseId === caseId ? { ...row, unread: false } : row)) }))
    return { ...list, pages }
  })
}
