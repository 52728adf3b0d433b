import { inTransaction } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { job } from '../../platform/jobs.ts'
import { perPlatform } from '../../platform/per-platform.ts'
import { type Platform, publicUrl } from '../../platform/platform.ts'
import { countAttempt } from '../auth/limit-attempts.ts'
import { openAuth } from '../auth/open-auth.ts'
import { resetMail } from '../mail-texts.ts'

/** Sends the mail as soon as better-auth has made the token, so that no token waits anywhere. */
const authThatMails = perPlatform((platform) =>
  openAuth(platform, {
    async mailReset({ email, name }, token) {
      const person = await platform.db.selectFrom('people').select('locale').where('email', '=', email).executeTakeFirst()
      const link = `${publicUrl(platform.config)}/reset#${token}`
      await platform.mail.send({ to: email, ...resetMail(person?.locale ?? 'es', { name, link }) })
    },
  }),
)

/**
 * Mails a link that lives thirty minutes and works once. Whose address it is is found out here and not where it is asked for, so that
 * known and unknown addresses are answered in the same time.
 */
export const mailReset = job<{ email: string }>('staff.mail-reset', 5, async (platform, { email }) => {
  const person = await platform.db.selectFrom('people').select('id').where('email', '=', email).where('deactivated_at', 'is', null).executeTakeFirst()
  if (person) await authThatMails(platform).api.requestPasswordReset({ body: { email } })
})

/** A link will be mailed if the address is someone's. Asked for too often, nothing more is mailed; the answer is always the same. */
export async function askForReset({ db, clock, mail }: Platform, email: string, ip: string): Promise<{ done: true }> {
  try {
    await countAttempt(db, { kind: 'reset', email, ip, at: clock.now() })
  } catch (error) {
    if (error instanceof AppError && error.kind === 'rate_limited') return { done: true }
    throw error
  }
  if (mail.configured) await inTransaction(db, (tx) => mailReset.later(tx, [{ email }]))
  return { done: true }
}
