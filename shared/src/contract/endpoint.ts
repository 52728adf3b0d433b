import type { z } from 'zod'
import type { Permission } from './permissions.ts'

/** Who may call: a permission, anyone who is signed in, anyone at all, or a visitor who holds a widget token. */
export type Door = Permission | 'signed-in' | 'anyone' | 'visitor'

/**
 * A route both ends agree on: the server implements it, the client calls it, OpenAPI prints it, tests walk it.
 * Input is one flat object: path parameters by their names, the rest in the query (GET, DELETE) or in the JSON body.
 */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/api/cases/:caseId` */
  path: string
  door: Door
  /** One sentence for the reference page. */
  summary: string
  input: I
  reply: O
  /** Facts that make an answer of this route old although they name none of its ids, as `case` or `case.opened`. */
  follows?: readonly string[]
}

type Shape<I extends z.ZodType, O extends z.ZodType> = Omit<Endpoint<I, O>, 'method' | 'path'>

export function endpoint<I extends z.ZodType, O extends z.ZodType>(method: Endpoint['method'], path: string, shape: Shape<I, O>): Endpoint<I, O> {
  return { method, path, ...shape }
}
