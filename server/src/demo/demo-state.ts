import { sql } from 'kysely'
import { z } from 'zod'
import { inTransaction, type Reader } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'
import type { Platform } from '../platform/platform.ts'

const DemoState = z.object({
  signIns: z.array(z.object({ email: z.string(), password: z.string(), profile: z.string(), name: z.string() })),
  /** The moment at which the past ends, epoch milliseconds: the same plan is made again after a restart. */
  startedAt: z.number(),
  /** Conversations of the past brought in so far, and in all. */
  done: z.number(),
  of: z.number(),
  live: z.boolean(),
  crisisUntil: z.number().default(0),
})
export type DemoState = z.infer<typeof DemoState>

/** What the workspace keeps of its demonstration; null when it is a company's own. */
export async function readDemoState(db: Reader): Promise<DemoState | null> {
  const row = await db.selectFrom('workspace').select('settings').executeTakeFirst()
  return DemoState.safeParse((row?.settings as { demo?: unknown } | undefined)?.demo).data ?? null
}

export async function changeDemoState({ db }: Pick<Platform, 'db'>, change: Partial<DemoState>): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`update workspace set settings = jsonb_set(settings, '{demo}', coalesce(settings -> 'demo', '{}') || ${JSON.stringify(change)}::jsonb)`.execute(
      tx,
    )
    const state = await readDemoState(tx)
    if (state) await emit(tx, PLATFORM, 'demo.progressed', { done: state.done, of: state.of })
  })
}
