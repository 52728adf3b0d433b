import type { Caller } from '../platform/caller.ts'
import { AppError } from '../platform/errors.ts'

/** Nobody gives, or takes from others, what they may not do themselves. */
export function demandOwn(caller: Caller, permissions: readonly string[]): void {
  const own: ReadonlySet<string> = caller.permissions
  const missing = permissions.filter((permission) => !own.has(permission))
  if (missing.length > 0) throw new AppError('forbidden', 'permission/not-own', `You may not grant ${missing.join(', ')}.`, { permissions: missing })
}
