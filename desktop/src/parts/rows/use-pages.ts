import { type ApiError, callApi } from '@atalaya/shared/client.ts'
import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { askKey } from '../../data.ts'

export interface Pages<R> {
  /** Undefined until the first page is there. */
  data: R[] | undefined
  error: ApiError | null
  refetch: () => unknown
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

/** A list that comes a page at a time: what came so far, and how to get more. Facts make it fresh like any other answer. */
export function usePages<I extends z.ZodType, R>(
  endpoint: Endpoint<I, z.ZodType<{ rows: R[]; nextCursor: string | null }>>,
  input: z.input<I> & object,
): Pages<R> {
  const asked = useInfiniteQuery({
    queryKey: [...askKey(endpoint, input), 'pages'],
    queryFn: ({ pageParam, signal }) => callApi(endpoint, { ...input, limit: 60, ...(pageParam && { cursor: pageParam }) } as z.input<I>, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    meta: { follows: endpoint.follows },
    placeholderData: keepPreviousData,
  })
  const data = useMemo(() => asked.data?.pages.flatMap(({ rows }) => rows), [asked.data])
  return {
    data,
    error: asked.error as ApiError | null,
    refetch: asked.refetch,
    hasMore: asked.hasNextPage,
    isLoadingMore: asked.isFetchingNextPage,
    loadMore: () => void (asked.hasNextPage && !asked.isFetchingNextPage && asked.fetchNextPage()),
  }
}
