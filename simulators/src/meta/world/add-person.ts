import type { Person } from './assets.ts'
import type { World } from './world.ts'

export type NewPerson = { [K in keyof Person]?: Person[K] | undefined } & { username: string }

/** The person is known by user name; asking again for one that exists returns them unchanged. */
export function addPerson(world: World, input: NewPerson): Person {
  const known = findPerson(world, input.username)
  if (known) return known
  const place = world.people.size + 1
  const person: Person = {
    personId: input.personId ?? `person-${place}`,
    name: input.name ?? input.username,
    username: input.username,
    phone: input.phone?.replace(/\D/g, '') || `5199${String(1_000_000 + place)}`,
    hidesPhone: input.hidesPhone ?? false,
    country: input.country ?? 'PE',
    locale: input.locale ?? 'es_LA',
    timezone: input.timezone ?? -5,
    followers: input.followers ?? Math.floor(10 ** (1 + world.random() * 3)),
    verified: input.verified ?? false,
    refuses: new Set(),
    privateProfile: input.privateProfile ?? false,
  }
  world.people.set(person.personId, person)
  return person
}

/** A person by own id, user name (with or without the sign) or phone number. */
export function findPerson(world: World, name: string): Person | undefined {
  const direct = world.people.get(name)
  if (direct) return direct
  const plain = name.replace(/^@/, '').toLowerCase()
  const phone = name.replace(/\D/g, '')
  for (const person of world.people.values())
    if (person.username.toLowerCase() === plain || (phone.length > 6 && person.phone === phone)) return person
  return undefined
}
