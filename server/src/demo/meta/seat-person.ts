import { createHash } from 'node:crypto'
import type { Person } from '../../../../tools/seed/cast.ts'
import { plainLetters } from '../../../../tools/seed/names.ts'
import type { Simulator } from '../simulator.ts'
import { ASSETS, type MetaNetwork } from './bank-on-meta.ts'

const LOCALES = { es: 'es_LA', en: 'en_US', pt: 'pt_BR' } as const

/** Under which ids the network lets the bank know someone: another on the wall than in messages, and another on each network. */
export function idsOf(network: MetaNetwork, visibility: 'public' | 'private', id: string): Record<string, Record<string, string>> {
  if (network === 'instagram') return { igsid: { [ASSETS.instagramId]: id } }
  if (network === 'whatsapp') return { bsuid: { [ASSETS.businessId]: id } }
  return { [visibility === 'public' ? 'commenter' : 'psid']: { [ASSETS.pageId]: id } }
}

/** The person has accounts on the simulated networks, known to the bank by the same ids after every start. Returns their user name. */
export async function seatPerson({ call }: Simulator, person: Person): Promise<string> {
  const { key, name, country, language, phone, verified } = person
  const username = userNameOf(person)
  await call('POST', '/people', {
    username,
    name,
    phone,
    country,
    locale: LOCALES[language],
    verified,
    ids: {
      ...idsOf('facebook', 'public', digitsOf(`commenter ${key}`, 17)),
      ...idsOf('facebook', 'private', digitsOf(`psid ${key}`, 17)),
      ...idsOf('instagram', 'private', digitsOf(`igsid ${key}`, 16)),
      ...idsOf('whatsapp', 'private', `${country}.${lettersOf(`bsuid ${key}`)}`),
    },
  })
  return username
}

function userNameOf({ handle, name, key }: Person): string {
  if (handle) return handle.toLowerCase()
  return `${name.split(' ').slice(0, 2).map(plainLetters).join('.')}${key.replace(/\D/g, '').slice(-5)}`
}

const hashOf = (text: string) => createHash('sha256').update(text).digest()
/** A first digit that is no zero, so that nobody takes it for a shorter number. */
const digitsOf = (text: string, length: number) =>
  `2${hashOf(text)
    .readBigUInt64BE(0)
    .toString()
    .padStart(20, '0')
    .slice(-(length - 1))}`
const lettersOf = (text: string) => hashOf(text).toString('hex').toUpperCase().slice(0, 20)
