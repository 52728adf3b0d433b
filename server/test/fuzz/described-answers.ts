import { z } from 'zod'

type Json = Record<string, unknown>
type Responses = Record<string, { content?: { 'application/json': { schema: Json } } }>

/** Says what is wrong with an answer by the description of the API, or undefined when it is as described. */
export type CheckAnswer = (method: string, path: string, status: number, body: string) => string | undefined

/** Reads the shapes of all answers out of an OpenAPI description. */
export function readAnswers(description: Json): CheckAnswer {
  const { schemas } = description.components as { schemas: Record<string, Json> }
  const refusal = z.fromJSONSchema(schemas.Error as never)
  const shapes = new Map<string, z.ZodType>()
  for (const [path, methods] of Object.entries(description.paths as Record<string, Record<string, { responses: Responses }>>)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      for (const [status, { content }] of Object.entries(responses)) {
        const schema = content?.['application/json'].schema
        const shape = !schema ? z.unknown() : '$ref' in schema ? refusal : z.fromJSONSchema(schema as never)
        shapes.set(`${method.toUpperCase()} ${path} ${status}`, shape)
      }
    }
  }
  return (method, path, status, body) => {
    const shape = shapes.get(`${method} ${path} ${status}`)
    if (status >= 500) return 'the server failed'
    if (!shape) return `the status ${status} is not described`
    let read: unknown
    try {
      read = JSON.parse(body)
    } catch {
      return 'the answer is not JSON'
    }
    const { error } = shape.safeParse(read)
    return error && `the answer has another shape: ${error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`
  }
}
