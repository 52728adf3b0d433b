import type { Locale } from '@atalaya/shared/contract/common.ts'
import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import { job } from '../platform/jobs.ts'
import { publicUrl } from '../platform/platform.ts'
import { TROUBLE_WORDS } from './trouble-words.ts'

/** Several things that go wrong at once are one mail. */
const GATHER_MS = 60_000

/** Each of those who manage accounts will be mailed that something is wrong with one, whatever they wish to be mailed about cases: nobody else can mend it. */
export async function noteTrouble(tx: Tx, accountId: string, at: string): Promise<void> {
  const { rows } = await sql<{ personId: string }>`select p.id as "personId" from people p join permission_profiles f on f.id = p.profile_id
    where p.deactivated_at is null and 'account.manage' = any(f.permissions)`.execute(tx)
  const stretch = Math.floor(Date.parse(at) / GATHER_MS)
  await mailTrouble.later(
    tx,
    rows.map(({ personId }) => ({ accountId, personId })),
    { key: ({ personId }) => `trouble:${accountId}:${personId}:${stretch}`, runAt: new Date((stretch + 1) * GATHER_MS) },
  )
}

/** Mails a person that an account needs somebody, and where to see why. Nothing is mailed when it is well again by then. */
export const mailTrouble = job<{ accountId: string; personId: string }>('notices.mail-trouble', 5, async (platform, { accountId, personId }) => {
  const { db, mail, config } = platform
  if (!mail.configured) return
  const account = await db.selectFrom('accounts').selectAll().where('id', '=', accountId).where('removed_at', 'is', null).executeTakeFirst()
  const trouble = account && troubleOf(account)
  const person = await db.selectFrom('people').selectAll().where('id', '=', personId).where('deactivated_at', 'is', null).executeTakeFirst()
  if (!trouble || !person) return
  const words = TROUBLE_WORDS[person.locale as Locale]
  const said = words[trouble](account.name)
  const text = `${words.hello(person.name)}\n\n${said}.\n\n${words.see}:\n${publicUrl(config)}/accounts/${accountId}\n`
  await mail.send({ to: person.email, subject: said, text })
})

function troubleOf({ state, breakers, last_check }: { state: string; breakers: unknown; last_check: unknown }) {
  if (state === 'broken') return 'broken'
  const ways = Object.values((breakers ?? {}) as Record<string, { openedAt?: string | null }>)
  if (ways.some(({ openedAt }) => openedAt)) return 'unreachable'
  return ((last_check as { problems: object[] } | null)?.problems.length ?? 0) > 0 ? 'troubled' : null
}
