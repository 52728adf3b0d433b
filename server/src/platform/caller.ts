import type { Actor } from '@atalaya/shared/contract/facts.ts'
import type { Permission, Scope } from '@atalaya/shared/contract/permissions.ts'
import { AppError } from './errors.ts'

/** Who asks, what they may, whose cases they see, and when they asked. Handed to every verb. */
export interface Caller {
  kind: 'person' | 'key' | 'platform'
  /** The person's or the key's id; empty for the platform itself. */
  id: string
  permissions: ReadonlySet<Permission>
  scope: Scope
  teamIds: readonly string[]
  locale: 'es' | 'en' | 'pt'
  at: Date
}

export function actorOf(caller: Caller): Actor {
  return { kind: caller.kind, id: caller.kind === 'platform' ? null : caller.id }
}

/** The person's id, or null when no person asks. */
export function personOf(caller: Caller): string | null {
  return caller.kind === 'person' ? caller.id : null
}

/** Refuses a caller without the permission. */
export function demand(caller: Caller, permission: Permission): void {
  if (!caller.permissions.has(permission))
    throw new AppError('forbidden', 'permission/missing', `This needs the permission ${permission}.`, { permission })
}

/** The platform acting by itself, allowed everything. */
export function platformCaller(at: Date, permissions: readonly Permission[]): Caller {
  return { kind: 'platform', id: '', permissions: new Set(permissions), scope: 'all', teamIds: [], locale: 'es', at }
}
