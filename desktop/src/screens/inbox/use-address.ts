import type { View } from '@atalaya/shared/contract/cases.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { readAddress } from './read-address.ts'

type Words = Record<string, string | undefined>

/** The inbox as its address has it: the view, the filters, the order. Whoever has the address sees the same. Opening a case changes none of it. */
export function useAddress() {
  // The same words are the same object, so that who reads only the view is not drawn again for another case.
  const words = useSearch({ strict: false, structuralSharing: true, select: ({ case: _case, panel: _panel, ...rest }: Words): Words => rest })
  return { ...useMemo(() => readAddress(words), [words]), ...useGo() }
}

/** The case that is open. */
export function useOpenCaseId(): string | undefined {
  return useSearch({ strict: false, select: (search: Words) => search.case || undefined })
}

/** The panel that covers the conversation where there is no room beside it. */
export function usePanel(): string | undefined {
  return useSearch({ strict: false, select: (search: Words) => search.panel })
}

/** Ways to another place of the inbox; they stay the same for as long as the page does. */
export function useGo() {
  const navigate = useNavigate()
  const go = useCallback(
    (change: Words, { replace = false } = {}) => void navigate({ to: '/inbox', search: (was: Words) => ({ ...was, ...change }), replace }),
    [navigate],
  )
  const openCase = useCallback((caseId: string | undefined) => go({ case: caseId, panel: undefined }), [go])
  /** Shows a view on its own, without the filters of the one before; the open case stays open. */
  const showView = useCallback(
    (view: View, filter: Record<string, string> = {}) =>
      void navigate({ to: '/inbox', search: (was: Words) => ({ ...filter, view, case: was.case }) }),
    [navigate],
  )
  return { go, openCase, showView }
}
