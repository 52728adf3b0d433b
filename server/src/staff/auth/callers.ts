import { createHash } from 'node:crypto'
import { PERMISSIONS, type Permission } from '@atalaya/shared/contract/permissions.ts'
import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Db } from '../../platform/db.ts'
import type { Identify } from '../../platform/http.ts'
import type { SessionCookie } from './session-cookie.ts'

const REMEMBERED_MS = 2_000
const REMEMBERED_AT_MOST = 10_000
const SEEN_EVERY_MS = 5 * 60_000
const USED_EVERY_MS = 60_000

/** Knows who sends requests, and remembers it for two seconds. */
export interface Callers {
  identify: Identify
  /** Forgets everyone: what was changed about them holds in this process from the next request on, in others within two seconds. */
  forget(): void
}

type Known = Omit<Caller, 'at'>

export function openCallers(db: Db, cookie: SessionCookie): Callers {
  const remembered = new Map<string, { until: number; known: Known }>()

  async function find(secret: string, at: Date, load: () => Promise<Known | null>): Promise<Caller | null> {
    const held = remembered.get(secret)
    if (held && held.until > at.getTime()) return { ...held.known, at }
    const known = await load()
    remembered.delete(secret)
    if (!known) return null
    if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear()
    remembered.set(secret, { until: at.getTime() + REMEMBERED_MS, known })
    return { ...known, at }
  }

  return {
    async identify(request, at) {
      const { authorization } = request.headers
      if (authorization !== undefined) {
        const key = /^Bearer (atl_[\w-]{20,100})$/i.exec(authorization)?.[1]
        return key ? find(key, at, () => loadKey(db, key, at)) : null
      }
      const token = cookie.read(request.headers.cookie)
      return token ? find(token, at, () => loadPerson(db, token, at)) : null
    },
    forget: () => remembered.clear(),
  }
}

const KNOWN: ReadonlySet<string> = new Set(PERMISSIONS)
/** Rows may hold permissions of a later version. */
const permissionsOf = (stored: readonly string[]) => new Set(stored.filter((one): one is Permission => KNOWN.has(one)))

async function loadPerson(db: Db, token: string, at: Date): Promise<Known | null> {
  const found = await db
    .selectFrom('sessions as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .innerJoin('permission_profiles as f', 'f.id', 'p.profile_id')
    .select(['p.id', 'p.locale', 'p.last_seen_at', 'f.scope', 'f.permissions'])
    .select(sql<string[]>`array(select team_id from team_members where person_id = p.id)`.as('teams'))
    .where('s.token', '=', token)
    .where('s.expires_at', '>', at)
    .where('p.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!found) return null
  if (isOlder(found.last_seen_at, at, SEEN_EVERY_MS)) await db.updateTable('people').set({ last_seen_at: at }).where('id', '=', found.id).execute()
  return {
    kind: 'person',
    id: found.id,
    permissions: permissionsOf(found.permissions),
    scope: found.scope as Caller['scope'],
    teamIds: found.teams,
    locale: found.locale as Caller['locale'],
  }
}

async function loadKey(db: Db, key: string, at: Date): Promise<Known | null> {
  const found = await db
    .selectFrom('api_keys')
    .select(['id', 'permissions', 'scope', 'team_ids', 'last_used_at'])
    .where('hash', '=', hashKey(key))
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .executeTakeFirst()
  if (!found) return null
  if (isOlder(found.last_used_at, at, USED_EVERY_MS)) await db.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', found.id).execute()
  return {
    kind: 'key',
    id: found.id,
    permissions: permissionsOf(found.permissions),
    scope: found.scope as Caller['scope'],
    teamIds: found.team_ids,
    locale: 'es',
  }
}

const isOlder = (moment: Date | null, at: Date, ms: number) => moment === null || at.getTime() - moment.getTime() >= ms

/** Keys are long and random, so a plain hash keeps them; looking it up leaks nothing of the key by its timing. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')
