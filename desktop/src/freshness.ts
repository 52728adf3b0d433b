/** What a fact says as far as freshness goes: its kind and the ids and small values it carries. */
export interface News {
  type: string
  data: object
}

/** A question that was asked of the server, and the kinds of fact it follows although it names none of their ids. */
export interface Question {
  input: object
  follows?: readonly string[] | undefined
}

/**
 * Whether a fact makes an answer old. It does when both speak of the same thing (caseId 7 and caseId 7), or when the
 * question, being a list, follows facts of that kind.
 */
export function makesStale({ type, data }: News, { input, follows = [] }: Question): boolean {
  const asked = new Map(Object.entries(input))
  const sameThing = Object.entries(data).some(([name, id]) => name.endsWith('Id') && typeof id === 'string' && asked.get(name) === id)
  return sameThing || follows.some((kind) => type === kind || type.startsWith(`${kind}.`))
}
