import { callApi } from '@atalaya/shared/client.ts'
import { readCase } from '@atalaya/shared/contract/cases.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { askKey } from '../../../data.ts'
import { timelineQuery } from '../conversation/use-timeline.ts'

const LINGER_MS = 70
const STILL_GOOD_MS = 60_000

/** Fetches a case on which the pointer or the cursor lingers, so that it stands there when it is opened. */
export function useFetchAhead(): (caseId: string) => void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return useCallback(
    (caseId) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const about = { queryKey: askKey(readCase, { caseId }), queryFn: () => callApi(readCase, { caseId }), staleTime: STILL_GOOD_MS }
        void client.prefetchQuery(about)
        void client.prefetchInfiniteQuery({ ...timelineQuery(caseId), staleTime: STILL_GOOD_MS })
      }, LINGER_MS)
    },
    [client],
  )
}
