import type { readStart as route } from '@atalaya/shared/contract/staff.ts'
import { z } from 'zod'
import packageJson from '../../../package.json' with { type: 'json' }
import type { Platform } from '../../platform/platform.ts'

/** What the demonstration writes into the workspace's settings. */
const DemoSettings = z.object({
  demo: z.object({
    signIns: z.array(z.object({ email: z.string(), password: z.string(), profile: z.string(), name: z.string() })),
  }),
})

/** What the first page must know before anyone signs in. */
export async function readStart({ db, mail }: Pick<Platform, 'db' | 'mail'>): Promise<z.input<typeof route.reply>> {
  const workspace = await db.selectFrom('workspace').select(['name', 'settings']).executeTakeFirst()
  const someone = await db.selectFrom('people').select('id').limit(1).executeTakeFirst()
  const demo = DemoSettings.safeParse(workspace?.settings)
  return {
    workspaceName: workspace?.name ?? null,
    needsFirstAdministrator: !someone,
    demo: demo.success,
    demoSignIns: demo.success ? demo.data.demo.signIns : [],
    mailConfigured: mail.configured,
    version: packageJson.version,
  }
}
