import { findUser } from '../world/add-user.ts'
import type { User, World } from '../world/world.ts'

/** An answer to an operator's wrong call: a status and a sentence. */
export const refuse = (status: number, message: string): Error & { statusCode: number } => Object.assign(new Error(message), { statusCode: status })

/** The user a call names, by id or name; 404 with a sentence otherwise. */
export function needUser(world: World, idOrName: unknown, key: string): User {
  const user = findUser(world, String(idOrName ?? ''))
  if (!user) throw refuse(404, `${key}: there is no user [${String(idOrName)}]`)
  return user
}

/** Text of a call, not empty. */
export function needText(value: unknown, key: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw refuse(400, `${key}: text is needed`)
}
