import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { callAuth } from '../auth/call-auth.ts'
import { demandGoodPassword } from '../auth/judge-password.ts'
import { hashIdentifier } from '../auth/open-auth.ts'
import type { FrontDesk } from '../front-desk.ts'
import { dropGrants } from './drop-grants.ts'

const lapsed = () => new AppError('invalid', 'reset/lapsed', 'This link was used already or is too old; ask for a new one.')

/** The person has a new password; the link is spent, and all their sessions, trusted browsers and other links have ended. */
export async function resetPassword(desk: FrontDesk, { token, password }: { token: string; password: string }): Promise<{ done: true }> {
  const { db } = desk.platform
  const person = await db
    .selectFrom('verifications as v')
    .innerJoin('people as p', (join) => join.on((eb) => eb(eb.cast<string>('p.id', 'text'), '=', eb.ref('v.value'))))
    .select(['p.id', 'p.name', 'p.email'])
    .where('v.identifier', '=', hashIdentifier(`reset-password:${token}`))
    .where('p.deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw lapsed()
  demandGoodPassword(password, person)
  await callAuth(() => desk.auth.api.resetPassword({ body: { token, newPassword: password } }), lapsed)
  await desk.change(async (tx) => {
    await dropGrants(tx, person.id)
    await emit(tx, { kind: 'person', id: person.id }, 'person.secured', { personId: person.id, by: 'reset' })
  })
  return { done: true }
}
