import type { ApiKey } from '@atalaya/shared/contract/staff.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { shapeKey } from './shape-key.ts'

/** Every key there has been, newest first. */
export async function listKeys(db: Db): Promise<z.infer<typeof ApiKey>[]> {
  const rows = await db.selectFrom('api_keys').selectAll().orderBy('created_at', 'desc').execute()
  return rows.map(shapeKey)
}
