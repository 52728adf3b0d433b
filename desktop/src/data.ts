import { ApiError, callApi } from '@atalaya/shared/client.ts'
import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import { notifications } from '@mantine/notifications'
import {
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { makesStale } from './freshness.ts'
import { makeId } from './make-id.ts'

export interface AskOptions {
  enabled?: boolean
  /** Shows the answer to the question before until the new one is there. */
  keepPrevious?: boolean
  staleTimeMs?: number
}

/** Where an answer is kept: the route, then what was asked. Freshness and live updates read both. */
export function askKey<I extends z.ZodType>(endpoint: Endpoint<I>, input: z.input<I>): readonly [string, object] {
  return [`${endpoint.method} ${endpoint.path}`, input as object]
}

/** The answer to a question of the contract, kept and made fresh by the facts that concern it. */
export function useAsk<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  { enabled = true, keepPrevious = false, staleTimeMs }: AskOptions = {},
): UseQueryResult<z.output<O>, ApiError> {
  return useQuery<z.output<O>, ApiError>({
    queryKey: askKey(endpoint, input),
    queryFn: ({ signal }) => callApi(endpoint, input, { signal }),
    meta: { follows: endpoint.follows },
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...(staleTimeMs !== undefined && { staleTime: staleTimeMs }),
  })
}

export interface DoOptions<O> {
  onDone?: (reply: O) => void
  /** Says what went wrong in its own place; otherwise a notification does. */
  onRefused?: (error: ApiError) => void
  /** Changes nothing that is shown, so nothing is asked again. */
  isQuiet?: boolean
}

/** Does something the contract offers. What names the same things is asked again; a refusal is shown unless `onRefused` takes it. */
export function useDo<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  { onDone, onRefused, isQuiet = false }: DoOptions<z.output<O>> = {},
): UseMutationResult<z.output<O>, ApiError, z.input<I>> {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation<z.output<O>, ApiError, z.input<I>>({
    mutationFn: (input) => callApi(endpoint, input, endpoint.method === 'POST' ? { idempotencyKey: makeId() } : {}),
    onSuccess: (reply, input) => {
      if (!isQuiet) void refreshWhatNames(client, input as object)
      onDone?.(reply)
    },
    onError: (error) => (onRefused ? onRefused(error) : showRefusal(t, error)),
  })
}

/** Asks again whatever names one of these ids. */
export function refreshWhatNames(client: QueryClient, ids: object): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) =>
      typeof queryKey[1] === 'object' && queryKey[1] !== null && makesStale({ type: '', data: ids }, { input: queryKey[1] }),
  })
}

/** What a refusal says in the reader's language; a code nobody translated falls back on a sentence with its reference. */
export function sayError(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return t('common:errors.general', { requestId: '—' })
  const details = { requestId: error.requestId ?? error.code, ...error.details }
  return t([`common:errors.${error.code}`, `admin:errors.${error.code}`, 'common:errors.general'], details)
}

/** Shows a refusal at the edge of the screen, where it disturbs nothing. */
export function showRefusal(t: TFunction, error: unknown): void {
  notifications.show({ color: 'red', title: t('common:errors.title'), message: sayError(t, error), withBorder: true })
}
