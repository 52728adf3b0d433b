const DAY_S = 86_400
const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** How figures are written in one language. */
export interface Formats {
  number(value: number): string
  /** 0.42 as 42 %. */
  percent(share: number): string
  date(at: string | Date): string
  dateTime(at: string | Date): string
  /** `3 hours ago`. */
  ago(at: string | Date, nowMs: number): string
  /** A length of time in its two largest units: `2 d 4 h`. */
  span(seconds: number): string
  /** Millionths of a US dollar. */
  money(micros: number): string
  bytes(count: number): string
}

/** The same signs serve Spanish, English and Portuguese. */
const UNITS: readonly [string, number][] = [
  ['d', DAY_S],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
]

export function makeFormats(locale: string): Formats {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (at) => date.format(new Date(at)),
    dateTime: (at) => dateTime.format(new Date(at)),
    ago: (at, nowMs) => sayAgo(relative, (new Date(at).getTime() - nowMs) / 1000),
    span: saySpan,
    money: (micros) => money.format(micros / 1e6),
    bytes(count) {
      const step = Math.min(BYTES.length - 1, Math.floor(Math.log(Math.max(count, 1)) / Math.log(1000)))
      const unit = new Intl.NumberFormat(locale, { style: 'unit', unit: BYTES[step]!, unitDisplay: 'short', maximumFractionDigits: step > 0 ? 1 : 0 })
      return unit.format(count / 1000 ** step)
    },
  }
}

function sayAgo(relative: Intl.RelativeTimeFormat, seconds: number): string {
  const size = Math.abs(seconds)
  if (size < 60) return relative.format(0, 'second')
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < DAY_S) return relative.format(Math.round(seconds / 3600), 'hour')
  if (size < 60 * DAY_S) return relative.format(Math.round(seconds / DAY_S), 'day')
  return relative.format(Math.round(seconds / (30 * DAY_S)), 'month')
}

function saySpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const at = UNITS.findIndex(([, size]) => whole >= size)
  const [first, second] = UNITS.slice(at)
  if (at < 0 || !first) return '0 s'
  const rest = second ? Math.floor((whole % first[1]) / second[1]) : 0
  const large = `${Math.floor(whole / first[1])} ${first[0]}`
  return second && rest > 0 ? `${large} ${rest} ${second[0]}` : large
}
