import type { PoolClient } from 'pg'
import { newId } from '../../server/src/platform/ids.ts'
import { makeName, plainLetters } from '../../tools/seed/names.ts'
import { countryWeights } from '../../tools/seed/places.ts'
import type { Random } from '../../tools/seed/random.ts'

/** By place: the contact's id, its identity's, and the channel that is on. */
export interface People {
  contactIds: string[]
  identityIds: string[]
  channels: ('x' | 'chat')[]
}

const BATCH = 10_000
const KNOWN = 0.4

/** Contacts with an identity each; two in five are customers of the directory. */
export async function makeContacts(client: PoolClient, random: Random, count: number): Promise<People> {
  const people: People = { contactIds: [], identityIds: [], channels: [] }
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => makeContact(random, from + at))
    await client.query(INSERT, [JSON.stringify(rows)])
    for (const { contact, identity, channel } of rows) {
      people.contactIds.push(contact)
      people.identityIds.push(identity)
      people.channels.push(channel)
    }
  }
  return people
}

function makeContact(random: Random, at: number) {
  const { given, surname, full } = makeName(random, random.weighted(countryWeights))
  const channel = random.chance(0.7) ? ('x' as const) : ('chat' as const)
  const handle = `${plainLetters(`${given}_${surname}`).replaceAll(/\W/g, '')}${at}`
  const customer = random.chance(KNOWN) ? newId() : null
  const tier = random.weighted([
    ['classic', 70],
    ['gold', 20],
    ['platinum', 10],
  ] as const)
  const [contact, identity] = [newId(), newId()]
  const email = random.chance(0.3) ? `${handle}@correo.example` : null
  return { contact, identity, customer, channel, name: full, handle: channel === 'x' ? handle : null, email, tier, at, number: `N${contact}` }
}

const INSERT = `with w as (select * from jsonb_to_recordset($1::jsonb) as r (contact uuid, identity uuid, customer uuid, channel text, name text,
    handle text, email text, tier text, at int, number text)),
  u as (insert into customers (id, number, name, tier, email) select customer, number, name, tier, email from w where customer is not null),
  k as (insert into customer_keys (kind, value, customer_id) select 'number', lower(number), customer from w where customer is not null),
  c as (insert into contacts (id, name, customer_id, email, language, created_at)
    select contact, name, customer, email, 'es', now() - interval '400 days' + at * interval '1 second' from w)
  insert into identities (id, contact_id, channel, key, handle, name, followers)
    select identity, contact, channel, identity::text, handle, name, case channel when 'x' then (at % 997) * 7 end from w`
