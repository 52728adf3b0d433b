import { useMemo } from 'react'
import { useNames } from './use-names.ts'

/** The tree of types as a list to choose from, each root a group of its branches. */
export function useTypeOptions(): { group: string; items: { value: string; label: string }[] }[] {
  const names = useNames()
  return useMemo(() => {
    const live = (names.taxonomy?.types ?? []).filter(({ retired }) => !retired).toSorted((a, b) => a.position - b.position)
    const under = (typeId: string): typeof live => live.filter(({ parentId }) => parentId === typeId).flatMap((type) => [type, ...under(type.typeId)])
    return live
      .filter(({ parentId }) => parentId === null)
      .map((root) => ({
        group: names.say(root.names),
        items: [root, ...under(root.typeId)].map((type) => ({ value: type.typeId, label: names.typePath(type.typeId).join(' › ') })),
      }))
  }, [names])
}
