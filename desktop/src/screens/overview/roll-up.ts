import type { Overview } from '@atalaya/shared/contract/overview.ts'
import type { CaseType } from '@atalaya/shared/contract/taxonomy.ts'

export type Weight = Overview['byType'][number]
export interface TypeNode {
  /** Null is what has no type yet. */
  typeId: string | null
  weight: Weight
  children: TypeNode[]
  /** The ids of the type and of all below it. */
  typeIds: string[]
}

/** Weights of types as a tree: every type holds its own cases and those of the types below it; the heaviest first, the weightless left out. */
export function rollUp(types: readonly CaseType[], weights: readonly Weight[]): TypeNode[] {
  const own = new Map(weights.map((weight) => [weight.key, weight]))
  const known = new Set(types.map(({ typeId }) => typeId))
  const below = Map.groupBy(types, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  function nodeOf({ typeId }: CaseType): TypeNode {
    const children = sort((below.get(typeId) ?? []).map(nodeOf))
    const mine = own.get(typeId)
    const all = [...(mine ? [mine] : []), ...children.map(({ weight }) => weight)]
    return { typeId, weight: add(typeId, all), children, typeIds: [typeId, ...children.flatMap(({ typeIds }) => typeIds)] }
  }
  const untyped = weights.filter(({ key }) => !known.has(key))
  const roots = (below.get(null) ?? []).map(nodeOf)
  return sort([...roots, { typeId: null, weight: add('', untyped), children: [], typeIds: [] }])
}

function add(key: string, weights: readonly Weight[]): Weight {
  const sum = { key, cases: 0, open: 0, unassigned: 0, bad: 0 }
  for (const weight of weights) {
    sum.cases += weight.cases
    sum.open += weight.open
    sum.unassigned += weight.unassigned
    sum.bad += weight.bad
  }
  return sum
}

function sort(nodes: TypeNode[]): TypeNode[] {
  return nodes.filter(({ weight }) => weight.cases > 0).sort((a, b) => b.weight.cases - a.weight.cases)
}
