import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useCallback } from 'react'

export interface Panels {
  views: boolean
  context: boolean
  viewsPx: number
  listPx: number
  contextPx: number
}
const BEGIN: Panels = { views: true, context: true, viewsPx: 220, listPx: 344, contextPx: 320 }

/** Which zones are open and how wide, as left on this device; and how many the window has room for. */
export function usePanels() {
  const [panels, setPanels] = useLocalStorage<Panels>({ key: 'atalaya.panels', defaultValue: BEGIN, getInitialValueInEffect: false })
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false
  const isNarrow = useMediaQuery('(max-width: 80em)', false, { getInitialValueInEffect: false }) ?? false
  const isTight = useMediaQuery('(max-width: 66em)', false, { getInitialValueInEffect: false }) ?? false
  const change = useCallback((some: Partial<Panels>) => setPanels((was) => ({ ...BEGIN, ...was, ...some })), [setPanels])
  return { panels: { ...BEGIN, ...panels }, change, isPhone, isNarrow, isTight }
}
