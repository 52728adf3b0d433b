import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { DEFAULT_TEMPLATES } from './default-templates.ts'

/** A workspace that never had a template has the default ones. What people changed or retired stays as they left it. */
export async function provisionTemplates({ db }: Pick<Platform, 'db'>): Promise<void> {
  if (await db.selectFrom('templates').select('id').limit(1).executeTakeFirst()) return
  const rows = DEFAULT_TEMPLATES.flatMap((languages) =>
    Object.entries(languages).map(([language, [shortcut, name, text]]) => ({ id: newId(), name, shortcut, language, text })),
  )
  // Several processes may start at once: whoever comes second finds the shortcuts taken.
  await db
    .insertInto('templates')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
