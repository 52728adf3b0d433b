import type { MailWishes } from '@atalaya/shared/mail-wishes.ts'
import type { Mail } from '../platform/mail.ts'
import type { Reader } from './find-readers.ts'
import { MAIL_WORDS } from './mail-words.ts'
import type { Few, Notice, Told } from './read-own-cases.ts'

type Text = Pick<Mail, 'subject' | 'text'>
const MOST_LETTERS = 100
const MOST_NUMBERS = 3

/** The summary of a day: who waits, and where one was mentioned. */
export function writeDigest(reader: Reader, { waiting, mentions }: { waiting: Few; mentions: Few }, url: string): Text {
  const words = MAIL_WORDS[reader.locale]
  const late = waiting.late > 0 ? ` (${words.late(waiting.late)})` : ''
  const parts = [
    ...(waiting.count > 0 ? [section(reader, url, `${words.waiting(waiting.count)}${late}`, waiting, words.since)] : []),
    ...(mentions.count > 0 ? [section(reader, url, words.mentions(mentions.count), mentions, words.mention)] : []),
  ]
  const heads = [...(waiting.count > 0 ? [words.waiting(waiting.count)] : []), ...(mentions.count > 0 ? [words.mentions(mentions.count)] : [])]
  return { subject: `${words.summary}: ${heads.join(', ')}`, text: wrap(reader, parts, url) }
}

/** What happened while one was away. */
export function writeNotices(reader: Reader, notices: readonly Notice[], url: string): Text {
  const words = MAIL_WORDS[reader.locale]
  const lines = notices.map((notice) => line(reader, url, notice, words[notice.event]))
  const numbers = [...new Set(notices.map(({ number }) => number))]
  const rest = numbers.length > MOST_NUMBERS ? ' …' : ''
  const some = numbers.slice(0, MOST_NUMBERS).join(', ')
  return { subject: `${words.news}: ${words.case.toLowerCase()} ${some}${rest}`, text: wrap(reader, [lines.join('\n\n')], url) }
}

type SayAt = (time: string) => string

function section(reader: Reader, url: string, head: string, { count, cases }: Few, sayAt: SayAt): string {
  const { more } = MAIL_WORDS[reader.locale]
  const lines = cases.map((one) => line(reader, url, one, sayAt))
  return [head, ...lines, ...(count > cases.length ? [more(count - cases.length)] : [])].join('\n\n')
}

function line({ locale, wishes }: Reader, url: string, told: Told, sayAt: SayAt): string {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: wishes.timeZone })
  const head = [`${MAIL_WORDS[locale].case} ${told.number}`, ...ofCustomer(wishes, told), sayAt(time.format(told.at))]
  return `- ${head.join(' · ')}\n  ${url}/inbox?view=all&case=${told.caseId}`
}

/** No more of the customer than the reader's preference allows. */
function ofCustomer({ shows }: Pick<MailWishes, 'shows'>, { name, title }: Told): string[] {
  if (shows === 'numbers') return []
  return (shows === 'names' ? [name] : [name, title]).map(onOneLine).filter(Boolean)
}

const onOneLine = (text: string) => [...text.replaceAll(/\s+/g, ' ').trim()].slice(0, MOST_LETTERS).join('')

function wrap({ locale, name }: Reader, parts: readonly string[], url: string): string {
  const { hello, stop } = MAIL_WORDS[locale]
  return `${hello(name)}\n\n${parts.join('\n\n\n')}\n\n--\n${stop}: ${url}/me\n`
}
