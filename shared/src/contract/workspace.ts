import { z } from 'zod'
import { Locale } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What the whole house goes by. */
export const WorkspaceSettings = z.object({
  name: z.string().trim().min(1).max(80),
  /** The language of what nobody in particular is told: invitations, transcripts. */
  locale: Locale,
  /** IANA name. Days and hours of the overview are those of this zone. */
  timeZone: z.string().min(1).max(60),
  /** Days after closing in which a customer's message reopens the case; later it opens a follow-up. With 0 it always does. */
  reopenDays: z.number().int().min(0).max(365),
})
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>
export const readWorkspace = endpoint('GET', '/api/workspace', {
  door: 'workspace.manage',
  summary: 'Name, language, time zone and reopen window of the workspace.',
  input: z.strictObject({}),
  reply: WorkspaceSettings,
  follows: ['workspace'],
})
export const saveWorkspace = endpoint('PUT', '/api/workspace', {
  door: 'workspace.manage',
  summary: 'Changes name, language, time zone or reopen window of the workspace.',
  input: z.strictObject(WorkspaceSettings.partial().shape),
  reply: WorkspaceSettings,
})
