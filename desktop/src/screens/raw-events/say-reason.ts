import type { TFunction } from 'i18next'

/** Why an event was parked: a known code in the reader's language, with what follows it as it was said. */
export function sayReason(t: TFunction, reason: string): string {
  const [code = '', ...rest] = reason.split(':')
  const said = t(`events.reasons.${code.trim()}`, { defaultValue: '' })
  if (!said) return reason
  const detail = rest.join(':').trim()
  return detail ? `${said}: ${detail}` : said
}
