import { inTransaction } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { job } from '../../platform/jobs.ts'
import { type Platform, publicUrl } from '../../platform/platform.ts'
import { countAttempt } from '../auth/limit-attempts.ts'
import { openAuth } from '../auth/open-auth.ts'
import { resetMail } from '../mail-texts.ts'

/**
 * Mails a link that lives thirty minutes and works once. The token is made here and not where it is asked for, so that known and unknown
 * addresses are answered in the same time and no token waits in the queue.
 */
export const mailReset = job<{ email: string }>('staff.mail-reset', 5, async (platform, { email }) => {
  const { db, mail } = platform
  const person = await db
    .selectFrom('people')
    .select(['name', 'locale'])
    .where('email', '=', email)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!person) return
  const auth = openAuth(platform, {
    async mailReset(_, token) {
      const link = `${publicUrl(platform.config)}/reset-password#${token}`
      await mail.send({ to: email, ...resetMail(person.locale, { name: person.name, link }) })
    },
  })
  await auth.api.requestPasswordReset({ body: { email } })
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
