import type { Author } from '../../../channel.ts'
import { asList, asRecord, idOf, textOf } from '../../graph/read-json.ts'

type Json = Record<string, unknown>

/** How an event names somebody: by number, by the business-scoped id that stays when the number is hidden, or by both. */
export interface Naming {
  waId: string | undefined
  userId: string | undefined
}

/**
 * A person by the id that outlives a hidden number, with the number as an alias; by the number alone where that is all there is.
 * Undefined when the event names nobody. `contacts` tell the name.
 */
export function shapePerson({ waId, userId }: Naming, contacts: unknown, isOnlyOne = false): Author | undefined {
  const all = asList(contacts).map(asRecord)
  const told = all.find((one) => isSame(one, { waId, userId })) ?? (isOnlyOne && all.length === 1 ? all[0] : undefined) ?? {}
  const number = waId ?? digitsOf(told.wa_id)
  const business = userId ?? textOf(told.user_id)
  const key = business ?? number
  if (key === undefined) return undefined
  const profile = asRecord(told.profile)
  const username = textOf(profile.username) ?? textOf(told.username)
  const phone = number && phoneOf(number)
  const aliases = [number, business, textOf(told.parent_user_id)].filter((one): one is string => one !== undefined && one !== key)
  return {
    key,
    // The key where no name is told, so that it takes the place of no name that is known.
    name: textOf(profile.name)?.trim() || key,
    handle: username ?? phone,
    ...(aliases.length > 0 && { aliases }),
    // The network vouches for the number: nobody else can write from it.
    ...(phone && { proof: { phone }, details: { phone } }),
  }
}

function isSame(contact: Json, { waId, userId }: Naming): boolean {
  if (userId !== undefined && contact.user_id === userId) return true
  return waId !== undefined && idOf(contact.wa_id) === waId
}

const digitsOf = (value: unknown) => idOf(value)?.replace(/^\+/, '')

/** A WhatsApp number as one dials it. Mexican ones still carry the 1 that mobile numbers there had until 2019. */
export function phoneOf(waId: string): string | undefined {
  if (!/^\d{6,15}$/.test(waId)) return undefined
  return `+${/^521\d{10}$/.test(waId) ? `52${waId.slice(3)}` : waId}`
}

/** One customer has one thread with the number, named by their own number as long as it is told: an answer from the phone's app names nothing else. */
export function threadOf({ key, aliases = [] }: Pick<Author, 'key' | 'aliases'>): string {
  return `wa:${[key, ...aliases].find((one) => /^\d+$/.test(one)) ?? key}`
}
