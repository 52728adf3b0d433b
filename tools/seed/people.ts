import { makeHandle, makeName, plainLetters } from './names.ts'
import type { Country, Language } from './places.ts'
import { countryWeights, languageOf, places } from './places.ts'
import { makeRandom, type Random } from './random.ts'

/** One row of the bank's customers directory. */
export type Customer = {
  /** Customer number, as `AND-000123`. */
  number: string
  name: string
  tier: 'Clásica' | 'Oro' | 'Platino' | 'Privada'
  email: string
  /** E.164. */
  phone: string
  /** Identity document, in the form of the country. */
  document: string
  country: Country
  city: string
  handles: { x?: string }
  products: string[]
  /** Customer since, an ISO date. */
  since: string
  language: Language
}

export type AgentProfile = 'agent' | 'supervisor' | 'administrator'
export type TeamName = 'Atención general' | 'Tarjetas' | 'Reclamos' | 'Leads'

/** Someone who works at the bank's desk. */
export type Agent = {
  name: string
  email: string
  profile: AgentProfile
  team: TeamName | null
  locale: 'es-PE' | 'es-MX' | 'es-CO' | 'es-AR' | 'es-ES' | 'pt-BR'
  languages: Language[]
}

export const teamNames: readonly TeamName[] = ['Atención general', 'Tarjetas', 'Reclamos', 'Leads']

/** The directory: `count` customers, unique by number, document, e-mail, phone and handle; always the same for a seed. */
export function makeCustomers(count = 5000, seed: number | string = 'andara'): Customer[] {
  const random = makeRandom(`customers ${seed}`)
  const handles = new Set<string>()
  const emails = new Set<string>()
  const perCountry = new Map<Country, number>()
  return Array.from({ length: count }, (_, index) => {
    const country = random.weighted(countryWeights)
    const ordinal = perCountry.get(country) ?? 0
    perCountry.set(country, ordinal + 1)
    const { given, surname, full } = makeName(random, country)
    const handle = random.chance(0.35) ? unique(handles, () => makeHandle(random, given, surname)) : undefined
    const email = unique(emails, () => makeEmail(random, given, surname))
    const tier = random.weighted([
      ['Clásica', 70],
      ['Oro', 20],
      ['Platino', 8],
      ['Privada', 2],
    ] as const)
    return {
      number: `AND-${String(index + 1).padStart(6, '0')}`,
      name: full,
      tier,
      email,
      phone: phoneOf(country, ordinal),
      document: documentOf(country, ordinal, given, surname),
      country,
      city: random.pick(places[country].cities),
      handles: handle === undefined ? {} : { x: handle },
      products: productsOf(random, tier),
      since: `${random.int(2006, 2025)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
      language: languageOf(country),
    }
  })
}

function unique(taken: Set<string>, make: () => string): string {
  let made = make()
  for (let tries = 0; taken.has(made); tries++) made = tries < 20 ? make() : made.replace(/^([^@]{0,11})[^@]*/, `$1${taken.size}`)
  taken.add(made)
  return made
}

function makeEmail(random: Random, given: string, surname: string): string {
  const local = `${plainLetters(given.split(' ')[0]!)}.${plainLetters(surname)}${random.chance(0.8) ? random.int(1, 999) : ''}`
  return `${local}@${random.pick(['correo.example', 'mail.example', 'buzon.example'])}`
}

/** Steps through the free numbers of the country's range without repeating (7919 is prime to 10,000; the American range holds 100 numbers an area code). */
function phoneOf(country: Country, ordinal: number): string {
  if (country === 'US')
    return `+1${['305', '212', '713', '213', '312', '407'][Math.floor(ordinal / 100) % 6]}55501${String((ordinal * 37) % 100).padStart(2, '0')}`
  const { phonePrefix } = places[country]
  return `${phonePrefix}${String((ordinal * 7919) % 10000).padStart(country === 'AR' ? 5 : 4, '0')}`
}

function documentOf(country: Country, ordinal: number, given: string, surname: string): string {
  const digits = String((ordinal * 7919) % 1000000).padStart(6, '0')
  if (country === 'MX')
    return `${plainLetters(surname).slice(0, 2)}${plainLetters(given).slice(0, 2)}000000${digits.slice(3)}${digits.slice(0, 3)}`.toUpperCase()
  if (country === 'CO') return `9900${digits}`
  if (country === 'AR') return `99.${digits.slice(0, 3)}.${digits.slice(3)}`
  if (country === 'ES') return `00${digits}${'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23]}`
  if (country === 'BR') return `000.${digits.slice(0, 3)}.${digits.slice(3)}-00`
  return country === 'US' ? `X00${digits}` : `99${digits}`
}

function productsOf(random: Random, tier: Customer['tier']): string[] {
  const card = `Andara ${tier}`
  const products = [random.pick(['Cuenta Clara', 'Cuenta Sueldo', 'Cuenta Joven'])]
  if (random.chance(0.6)) products.push(`Tarjeta ${card}`)
  if (random.chance(0.18)) products.push('Préstamo Personal')
  if (random.chance(0.12)) products.push('Seguro de Hogar')
  if (tier !== 'Clásica' && random.chance(0.4)) products.push('Fondo Andino')
  if (random.chance(0.07)) products.push('Crédito Hipotecario')
  return products
}

const staff: readonly (readonly [string, AgentProfile, TeamName | null, Agent['locale'], Language[]])[] = [
  ['Mariela Rengifo', 'agent', 'Atención general', 'es-PE', ['es']],
  ['Jorge Tuesta', 'agent', 'Atención general', 'es-PE', ['es', 'en']],
  ['Daniela Arroyo', 'agent', 'Atención general', 'es-MX', ['es']],
  ['Iván Escamilla', 'agent', 'Atención general', 'es-MX', ['es', 'en']],
  ['Paula Bermúdez', 'agent', 'Atención general', 'es-CO', ['es']],
  ['Lautaro Ibarra', 'agent', 'Tarjetas', 'es-AR', ['es', 'pt']],
  ['Karina Suyón', 'agent', 'Tarjetas', 'es-PE', ['es']],
  ['Camilo Pardo', 'agent', 'Tarjetas', 'es-CO', ['es', 'en']],
  ['Beatriz Nogueira', 'agent', 'Reclamos', 'pt-BR', ['pt', 'es']],
  ['Elena Robles', 'agent', 'Reclamos', 'es-ES', ['es', 'en']],
  ['Renzo Callirgos', 'agent', 'Reclamos', 'es-PE', ['es']],
  ['Sofía Trejo', 'agent', 'Leads', 'es-MX', ['es', 'en', 'pt']],
  ['Verónica Salinas', 'supervisor', 'Atención general', 'es-PE', ['es', 'en']],
  ['Hernán Otero', 'supervisor', 'Reclamos', 'es-AR', ['es', 'pt']],
  ['Alicia Montes', 'administrator', null, 'es-PE', ['es', 'en']],
]

/** The desk of the demonstration: twelve agents in four teams, two supervisors and the administrator. */
export function makeAgents(): Agent[] {
  return staff.map(([name, profile, team, locale, languages]) => {
    const [given, surname] = name.split(' ')
    return { name, email: `${plainLetters(given!)}.${plainLetters(surname!)}@andara.example`, profile, team, locale, languages }
  })
}
