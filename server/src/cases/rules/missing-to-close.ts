/** A type as the tree knows it. */
export interface TypeNode {
  typeId: string
  parentId: string | null
  retired: boolean
}

/** What has to be filled in before a case is closed, as codes and the keys of fields. */
export type Missing = { code: 'type' } | { code: 'type-level'; levels: number } | { code: 'field'; key: string }

interface Standing {
  typeId: string | null
  fields: Record<string, unknown>
  types: readonly TypeNode[]
  /** How many levels of the type tree must be chosen. */
  typeLevels: number
  requiredKeys: readonly string[]
}

/** What is missing before the case may be closed. A branch that ends sooner than the levels asked for is enough. */
export function missingToClose({ typeId, fields, types, typeLevels, requiredKeys }: Standing): Missing[] {
  const missing: Missing[] = requiredKeys.filter((key) => isEmpty(fields[key])).map((key) => ({ code: 'field', key }))
  if (typeLevels === 0) return missing
  if (typeId === null) return [{ code: 'type' }, ...missing]
  const goesOn = types.some((type) => type.parentId === typeId && !type.retired)
  return depthOf(typeId, types) < typeLevels && goesOn ? [{ code: 'type-level', levels: typeLevels }, ...missing] : missing
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function depthOf(typeId: string, types: readonly TypeNode[]): number {
  const parents = new Map(types.map((type) => [type.typeId, type.parentId]))
  let depth = 0
  for (let at: string | null | undefined = typeId; at && depth <= parents.size; at = parents.get(at)) depth++
  return depth
}
