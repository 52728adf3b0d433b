import type { Locale } from '@atalaya/shared/contract/common.ts'
import type { ProfileKey } from '@atalaya/shared/contract/permissions.ts'
import { brokenUnique, type Tx } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { emit, PLATFORM } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'
import { hashPassword } from './auth/hash-password.ts'

export interface NewPerson {
  /** Given when the id is decided elsewhere, as by an invitation. */
  personId?: string
  name: string
  email: string
  /** Without one the person cannot sign in until they choose it with a reset link. */
  password?: string
  /** One of the two says what the person may do. */
  profileKey?: ProfileKey
  profileId?: string
  teamIds?: readonly string[]
  locale?: Locale
}

/** A person works here from now on. Refuses an e-mail address that someone has already (`person/exists`). */
export async function addPerson(tx: Tx, person: NewPerson): Promise<{ personId: string }> {
  const password = person.password === undefined ? undefined : await hashPassword(person.password)
  return addHashedPerson(tx, person, password)
}

/** The same with a password that is hashed already, for callers who would not hash while they hold a lock. */
export async function addHashedPerson(tx: Tx, person: Omit<NewPerson, 'password'>, password: string | undefined): Promise<{ personId: string }> {
  const { personId = newId(), name, email, teamIds = [], locale = 'es' } = person
  const profileId = person.profileId ?? (await findProfile(tx, person.profileKey ?? 'agent'))
  try {
    await tx
      .insertInto('people')
      .values({ id: personId, name, email: email.toLowerCase(), email_verified: true, profile_id: profileId, locale })
      .execute()
  } catch (error) {
    if (brokenUnique(error) === 'people_email_key') throw new AppError('conflict', 'person/exists', 'Someone has this e-mail address already.')
    throw error
  }
  if (password !== undefined) {
    await tx
      .insertInto('credentials')
      .values({ id: newId(), person_id: personId, provider_id: 'credential', account_id: personId, password })
      .execute()
  }
  if (teamIds.length > 0) {
    await tx
      .insertInto('team_members')
      .values(teamIds.map((teamId) => ({ team_id: teamId, person_id: personId })))
      .execute()
  }
  await emit(tx, PLATFORM, 'person.joined', { personId })
  return { personId }
}

async function findProfile(tx: Tx, key: ProfileKey): Promise<string> {
  return (await tx.selectFrom('permission_profiles').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
}
