import { randomBytes } from 'node:crypto'
import type { makeKey as route } from '@atalaya/shared/contract/staff.ts'
import type { z } from 'zod'
import { actorOf, type Caller, personOf } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { hashKey } from '../auth/callers.ts'
import { demandOwn } from '../demand-own.ts'
import { demandTeams } from '../people/demand-authority.ts'
import { shapeKey } from './shape-key.ts'

/** There is a key that may do this in these cases, and no more than its maker may. The key is returned this once; its hash is what we keep. */
export async function makeKey(tx: Tx, caller: Caller, input: z.output<typeof route.input>): Promise<z.input<typeof route.reply>> {
  demandOwn(caller, input.permissions)
  const teamIds = await demandSight(tx, caller, input)
  if (input.expiresAt && Date.parse(input.expiresAt) <= caller.at.getTime())
    throw new AppError('invalid', 'key/already-expired', 'The key would have expired already.')
  const key = `atl_${randomBytes(32).toString('base64url')}`
  const made = await tx
    .insertInto('api_keys')
    .values({
      id: newId(),
      name: input.name,
      prefix: key.slice(0, 10),
      hash: hashKey(key),
      permissions: [...new Set(input.permissions)],
      scope: input.scope,
      team_ids: teamIds,
      created_by: personOf(caller),
      expires_at: input.expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await emit(tx, actorOf(caller), 'key.created', { keyId: made.id })
  return { key, apiKey: shapeKey(made) }
}

/** The teams whose cases the key is to see. Refuses sight of cases that its maker does not have, and a key of teams without any. */
async function demandSight(tx: Tx, caller: Caller, { scope, teamIds }: Pick<z.output<typeof route.input>, 'scope' | 'teamIds'>): Promise<string[]> {
  if (caller.scope !== 'all' && (scope === 'all' || caller.scope === 'own' || teamIds.some((teamId) => !caller.teamIds.includes(teamId))))
    throw new AppError('forbidden', 'key/sight-not-own', 'A key sees no case that you do not see.')
  if (scope === 'all') return []
  if (teamIds.length === 0) throw new AppError('invalid', 'key/no-teams', 'Say which teams’ cases the key sees.')
  await demandTeams(tx, teamIds)
  return [...new Set(teamIds)]
}
