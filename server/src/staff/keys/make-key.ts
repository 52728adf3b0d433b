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
import { shapeKey } from './shape-key.ts'

/** There is a key that may do this, and no more than its maker may. The key is returned this once; its hash is what we keep. */
export async function makeKey(tx: Tx, caller: Caller, input: z.output<typeof route.input>): Promise<z.input<typeof route.reply>> {
  demandOwn(caller, input.permissions)
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
      created_by: personOf(caller),
      expires_at: input.expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await emit(tx, actorOf(caller), 'key.created', { keyId: made.id })
  return { key, apiKey: shapeKey(made) }
}
