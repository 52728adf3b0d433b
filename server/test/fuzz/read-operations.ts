import type { Random } from '../../../tools/seed/random.ts'

export type Json = Record<string, unknown>

/** A route as the description of the API tells of it. */
export interface Operation {
  method: string
  path: string
  door: string
  parameters: { name: string; in: string; required: boolean; schema: Json }[]
  body: Json | null
}

/** The routes of an OpenAPI description. */
export function readOperations(description: Json): Operation[] {
  return Object.entries(description.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = (operation.requestBody as { content?: Record<string, { schema: Json }> } | undefined)?.content
      return {
        method: method.toUpperCase(),
        path,
        door: String(operation['x-door']),
        parameters: (operation.parameters ?? []) as Operation['parameters'],
        body: content?.['application/json']?.schema ?? null,
      }
    }),
  )
}

/** One of the routes; those that take things away come up seldom, for the others need something to work on. */
export function pickOperation(random: Random, operations: readonly Operation[]): Operation {
  const operation = random.pick(operations)
  const takesAway = operation.method === 'DELETE' || operation.path.endsWith('/deactivate')
  return takesAway && random.chance(0.95) ? pickOperation(random, operations) : operation
}
