import type { WritingStyle } from './corpus/typing.ts'
import { makeHandle, makeName } from './names.ts'
import { type Customer, makeCustomers } from './people.ts'
import { type Country, countryWeights, type Language, languageOf, places } from './places.ts'
import { hashText, makeRandom, type Random } from './random.ts'

/** Someone who writes to the bank; the key is the same on every channel. */
export type Person = {
  key: string
  /** On X; null for those who have no account there. */
  handle: string | null
  name: string
  country: Country
  language: Language
  followers: number
  verified: boolean
  /** The number in the customers directory; null for prospects and strangers. */
  customerNumber: string | null
  email: string | null
  document: string
  phone: string
}

export type Cast = {
  /** Someone of the country, or of any, who has an account on X. The lively few come again and again. */
  onX: (random: Random, country?: Country) => Person
  onChat: (random: Random) => Person
}

/** Everybody of the demonstration: the customers of the directory, strangers who are not in it, and a dozen with a large following. */
export function makeCast(seed: number | string, customers: readonly Customer[] = makeCustomers(5000, seed)): Cast {
  const random = makeRandom(`cast ${seed}`)
  const handles = new Set(customers.flatMap(({ handles: { x } }) => (x === undefined ? [] : [x])))
  const known = customers.map((customer) => personOf(random, customer))
  const strangers = Array.from({ length: 1600 }, (_, index) => makeStranger(random, handles, index))
  const onX = mixed(random, [...known.filter(({ handle }) => handle !== null), ...strangers.slice(0, 1100)])
  const onChat = mixed(random, [...known, ...strangers.slice(900)])
  for (const at of [3, 17, 29, 44, 61, 80, 120, 170, 230, 310, 420, 600]) {
    const person = onX[at]
    if (person) Object.assign(person, { followers: random.int(60, 900) * 1000 + random.int(0, 999), verified: true })
  }
  const byCountry = Object.groupBy(onX, ({ country }) => country)
  return {
    onX: (chance, country) => lively(chance, country === undefined ? onX : (byCountry[country] ?? onX)),
    onChat: (chance) => lively(chance, onChat),
  }
}

const lively = (random: Random, people: readonly Person[]): Person => people[Math.floor(random.next() ** 1.7 * people.length)]!

/** How the person types, always the same. */
export function styleOf({ key }: Person): WritingStyle {
  return makeRandom(hashText(`style ${key}`)).weighted([
    ['careful', 22],
    ['casual', 40],
    ['hasty', 14],
    ['lower', 18],
    ['loud', 6],
  ] as const)
}

function personOf(random: Random, customer: Customer): Person {
  const { number, name, country, language, email, document, phone, handles } = customer
  return {
    key: number,
    handle: handles.x ?? null,
    name,
    country,
    language,
    followers: followersOf(random),
    verified: random.chance(0.02),
    customerNumber: number,
    email,
    document,
    phone,
  }
}

function makeStranger(random: Random, handles: Set<string>, index: number): Person {
  const country = random.weighted(countryWeights)
  const { given, surname, full } = makeName(random, country)
  let handle = makeHandle(random, given, surname)
  while (handles.has(handle)) handle = `${handle.slice(0, 10)}${random.int(10, 9999)}`
  handles.add(handle)
  const digits = String(random.int(0, 9999)).padStart(country === 'AR' ? 5 : 4, '0')
  const phone = country === 'US' ? `+130555501${digits.slice(-2)}` : `${places[country].phonePrefix}${digits}`
  const name = random.chance(0.2) ? given : full
  return {
    key: `guest-${String(index + 1).padStart(4, '0')}`,
    handle,
    name,
    country,
    language: languageOf(country),
    followers: followersOf(random),
    verified: false,
    customerNumber: null,
    email: null,
    document: `99${random.int(100000, 999999)}`,
    phone,
  }
}

/** Most have a few hundred followers, a few have thousands. */
const followersOf = (random: Random): number => Math.floor(Math.exp(random.next() * 4 + random.next() * 4.5))

function mixed<T>(random: Random, items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = random.int(0, at)
    const held = items[at]!
    items[at] = items[other]!
    items[other] = held
  }
  return items
}
