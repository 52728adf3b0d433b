export const MAIL_WHENS = ['off', 'at-once', 'daily'] as const
export const MAIL_SHOWS = ['numbers', 'names', 'titles'] as const

/** What a person wants to be mailed: their preference `mail`. */
export interface MailWishes {
  /** Never; at once when they are mentioned or given a case while away; or a summary once a day. */
  when: (typeof MAIL_WHENS)[number]
  /** What a mail may say of a case: its number alone, its customer's name too, or its title too, which are the customer's words. */
  shows: (typeof MAIL_SHOWS)[number]
  /** The hour of the day, 0 to 23, at which the summary is due. */
  hour: number
  /** IANA name of the zone in which hours and times are told. */
  timeZone: string
}

/** What a person's preferences say of mail; what is missing or no longer understood at its default, which mails nothing. */
export function readMailWishes(preferences: unknown, houseZone: string): MailWishes {
  const kept = recordOf(recordOf(preferences).mail)
  const { hour, timeZone } = kept
  return {
    when: MAIL_WHENS.find((known) => known === kept.when) ?? 'off',
    shows: MAIL_SHOWS.find((known) => known === kept.shows) ?? 'numbers',
    hour: typeof hour === 'number' && Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : 8,
    timeZone: typeof timeZone === 'string' && isZone(timeZone) ? timeZone : houseZone,
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
