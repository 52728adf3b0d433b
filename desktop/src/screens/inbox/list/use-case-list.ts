import type { ApiError } from '@atalaya/shared/client.ts'
import { callApi } from '@atalaya/shared/client.ts'
import { type CaseRow, listCases } from '@atalaya/shared/contract/cases.ts'
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { askKey } from '../../../data.ts'
import type { CaseQuestion } from '../read-address.ts'
import { keepOrder } from './keep-order.ts'

const PAGE = 40
interface CasePage {
  rows: CaseRow[]
  nextCursor: string | null
}

/** The cases of a view, page after page. Rows change where they are; what is new waits until it is asked for or nobody would notice. */
export function useCaseList(question: CaseQuestion, isUndisturbed: boolean) {
  const pages = useInfiniteQuery<CasePage, ApiError, InfiniteData<CasePage>, readonly unknown[], string | undefined>({
    queryKey: [...askKey(listCases, question), 'pages'],
    queryFn: ({ pageParam, signal }) => callApi(listCases, { ...question, cursor: pageParam, limit: PAGE }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    meta: { follows: listCases.follows },
  })
  const [accepted, setAccepted] = useState(0)
  const [shown, setShown] = useState<{ asked: string; accepted: number; order: string[]; waiting: number }>({
    asked: '',
    accepted: 0,
    order: [],
    waiting: 0,
  })

  const rows = useMemo(() => new Map(pages.data?.pages.flatMap(({ rows }) => rows.map((row) => [row.caseId, row]))), [pages.data])
  const asked = JSON.stringify(question)
  useEffect(() => {
    setShown((was) => {
      const isOther = was.asked !== asked
      return { asked, accepted, ...keepOrder(isOther ? [] : was.order, [...rows.keys()], isUndisturbed || was.accepted !== accepted) }
    })
  }, [rows, asked, accepted, isUndisturbed])

  const order = shown.asked === asked ? shown.order : [...rows.keys()]
  return {
    cases: order.flatMap((id) => rows.get(id) ?? []),
    waiting: shown.asked === asked ? shown.waiting : 0,
    showWaiting: () => setAccepted((times) => times + 1),
    isLoading: pages.isPending,
    error: pages.data ? null : pages.error,
    retry: () => void pages.refetch(),
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore() {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage()
    },
  }
}
