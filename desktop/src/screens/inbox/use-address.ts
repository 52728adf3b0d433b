import type { View } from '@atalaya/shared/contract/cases.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { readAddress } from './read-address.ts'

/** The inbox as its address has it: the view, the filters, the order and the open case. Whoever has the address sees the same. */
export function useAddress() {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const address = useMemo(() => readAddress(search), [search])
  const go = useCallback(
    (change: Record<string, string | undefined>, { replace = false } = {}) =>
      void navigate({ to: '/inbox', search: (was: Record<string, string | undefined>) => ({ ...was, ...change }), replace }),
    [navigate],
  )
  const openCase = useCallback((caseId: string | undefined) => go({ case: caseId, panel: undefined }), [go])
  /** Shows a view on its own, without the filters of the one before; the open case stays open. */
  const showView = useCallback(
    (view: View, filter: Record<string, string> = {}) =>
      void navigate({ to: '/inbox', search: (was: Record<string, string | undefined>) => ({ ...filter, view, case: was.case }) }),
    [navigate],
  )
  return { ...address, panel: search.panel, go, openCase, showView }
}
