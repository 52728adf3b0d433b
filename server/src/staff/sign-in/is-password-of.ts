import type { Db } from '../../platform/db.ts'

/** Passwords, a few at a time. */
export interface Hashing {
  verify(given: { hash: string; password: string }): Promise<boolean>
  /** The hash of a password that nobody has, made with the same effort as everyone's. */
  nobodys: Promise<string>
}

/**
 * Whether it is the password of a person who works here. Unknown addresses, people without a password and deactivated ones cost the same
 * statement and the same hashing as everyone else, so that the time of the answer does not tell who they are.
 */
export async function isPasswordOf(db: Db, { verify, nobodys }: Hashing, { email, password }: { email: string; password: string }): Promise<boolean> {
  const found = await db
    .selectFrom('people as p')
    .innerJoin('credentials as c', (join) => join.onRef('c.person_id', '=', 'p.id').on('c.provider_id', '=', 'credential'))
    .select(['c.password', 'p.deactivated_at'])
    .where('p.email', '=', email)
    .executeTakeFirst()
  const isRight = await verify({ hash: found?.password ?? (await nobodys), password })
  return isRight && found?.password != null && found.deactivated_at === null
}
