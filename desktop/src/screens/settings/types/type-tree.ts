import type { CaseType } from '@atalaya/shared/contract/taxonomy.ts'

export interface TypeRow {
  type: CaseType
  depth: number
}

/** The types in the order a tree is read, each with its depth. One whose parent is unknown stands at the root. */
export function treeOf(types: readonly CaseType[]): TypeRow[] {
  const known = new Set(types.map(({ typeId }) => typeId))
  const below = Map.groupBy(types, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  const walk = (parentId: string | null, depth: number): TypeRow[] =>
    (below.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || a.key.localeCompare(b.key))
      .flatMap((type) => [{ type, depth }, ...walk(type.typeId, depth + 1)])
  return walk(null, 0)
}

/** The types a type may be put under: any but itself and those below it. */
export function parentsFor(types: readonly CaseType[], typeId: string): CaseType[] {
  const rows = treeOf(types)
  const at = rows.findIndex(({ type }) => type.typeId === typeId)
  if (at < 0) return rows.map(({ type }) => type)
  const depth = rows[at]!.depth
  const after = rows.slice(at + 1).findIndex((row) => row.depth <= depth)
  const end = after < 0 ? rows.length : at + 1 + after
  return [...rows.slice(0, at), ...rows.slice(end)].map(({ type }) => type)
}

/** The two types that must change places for one to move up or down among those of its parent, each with its new position. */
export function swap(types: readonly CaseType[], typeId: string, by: 1 | -1): CaseType[] {
  const moved = types.find((type) => type.typeId === typeId)
  if (!moved) return []
  const siblings = treeOf(types.filter(({ parentId }) => parentId === moved.parentId)).map(({ type }) => type)
  const at = siblings.findIndex((type) => type.typeId === typeId)
  const other = siblings[at + by]
  if (!other) return []
  const order = siblings.toSpliced(at, 1).toSpliced(at + by, 0, moved)
  return order
    .map((type, position) => ({ ...type, position }))
    .filter((type) => type.position !== types.find((was) => was.typeId === type.typeId)?.position)
}
