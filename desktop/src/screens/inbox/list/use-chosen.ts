import type { CaseRow } from '@atalaya/shared/contract/cases.ts'
import { useCallback, useEffect, useRef, useState } from 'react'

export interface Chosen {
  ids: string[]
  has: (caseId: string) => boolean
  toggle: (caseId: string, isRange: boolean) => void
  all: () => void
  clear: () => void
}

/** Which cases are marked for a bulk action. Another view begins with none. */
export function useChosen(cases: readonly CaseRow[], view: string): Chosen {
  const [ids, setIds] = useState<string[]>([])
  const last = useRef<string>(undefined)
  const order = useRef<string[]>([])
  useEffect(() => {
    order.current = cases.map(({ caseId }) => caseId)
  })
  const clear = useCallback(() => setIds([]), [])
  useEffect(() => {
    if (view) clear()
  }, [view, clear])
  const toggle = useCallback((caseId: string, isRange: boolean) => {
    const from = isRange && last.current ? order.current.indexOf(last.current) : -1
    const to = order.current.indexOf(caseId)
    last.current = caseId
    setIds((was) => {
      if (from >= 0 && to >= 0) return [...new Set([...was, ...order.current.slice(Math.min(from, to), Math.max(from, to) + 1)])]
      return was.includes(caseId) ? was.filter((id) => id !== caseId) : [...was, caseId]
    })
  }, [])
  return { ids, has: (caseId) => ids.includes(caseId), toggle, all: () => setIds(order.current.slice(0, 500)), clear }
}
