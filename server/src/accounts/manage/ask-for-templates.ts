import type { Platform } from '../../platform/platform.ts'
import { readTemplatesNow } from '../templates/refresh-templates.ts'
import { asRefusal } from './try-account.ts'

/** The templates of an account are those that the network names now. Refuses with what the network says. */
export async function askForTemplates(platform: Platform, accountId: string): Promise<void> {
  try {
    await readTemplatesNow(platform, accountId)
  } catch (error) {
    throw asRefusal(error)
  }
}
