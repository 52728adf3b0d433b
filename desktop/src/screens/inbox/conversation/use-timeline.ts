import { type ApiError, callApi } from '@atalaya/shared/client.ts'
import { readTimeline, type TimelineItem } from '@atalaya/shared/contract/cases.ts'
import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { type InfiniteData, infiniteQueryOptions, type QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { askKey } from '../../../data.ts'

interface Page {
  items: TimelineItem[]
  before: string | null
}
const keyOf = (caseId: string) => [...askKey(readTimeline, { caseId }), 'pages']

/** How the timeline of a case is asked for. */
export function timelineQuery(caseId: string) {
  return infiniteQueryOptions<Page, ApiError, InfiniteData<Page>, readonly unknown[], string | undefined>({
    queryKey: keyOf(caseId),
    queryFn: ({ pageParam, signal }) => callApi(readTimeline, { caseId, before: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ before }) => before ?? undefined,
  })
}

/** What was said and done in a case, oldest first; earlier pages on request. */
export function useTimeline(caseId: string) {
  const pages = useInfiniteQuery(timelineQuery(caseId))
  const items = useMemo(() => pages.data?.pages.toReversed().flatMap((page) => page.items) ?? [], [pages.data])
  return { ...pages, items }
}

/** Puts a message that the server just answered with where it belongs, without waiting to be told of it. */
export function placeMessage(client: QueryClient, caseId: string, message: Message): void {
  client.setQueryData<InfiniteData<Page>>(keyOf(caseId), (was) => {
    const [newest, ...earlier] = was?.pages ?? []
    if (!was || !newest) return was
    const item: TimelineItem = { kind: 'message', id: message.messageId, at: message.sentAt, message }
    const isKnown = was.pages.some(({ items }) => items.some(({ id }) => id === item.id))
    if (!isKnown) return { ...was, pages: [{ ...newest, items: [...newest.items, item] }, ...earlier] }
    const pages = was.pages.map((page) => ({ ...page, items: page.items.map((other) => (other.id === item.id ? { ...item, at: other.at } : other)) }))
    return { ...was, pages }
  })
}
