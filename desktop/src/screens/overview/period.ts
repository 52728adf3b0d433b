export const PERIODS = ['today', '7d', '30d', '90d', 'custom'] as const
export type Period = (typeof PERIODS)[number]

export interface Range {
  from: string
  to: string
}

const DAYS: Record<Exclude<Period, 'custom'>, number> = { today: 1, '7d': 7, '30d': 30, '90d': 90 }
const STEP_MS = 15 * 60_000

export function readPeriod(word: string | undefined): Period {
  return PERIODS.find((period) => period === word) ?? '7d'
}

/**
 * The moments between which a period lies: whole local days, the last one up to the end of this quarter of an hour, so that the same question
 * is not asked anew every minute. A custom period holds its last day whole; without both its days it is the last seven.
 */
export function rangeOf(period: Period, now: Date, custom: { from?: string | undefined; to?: string | undefined } = {}): Range {
  const first = dayOf(custom.from)
  const last = dayOf(custom.to)
  if (period === 'custom' && first && last && first <= last) return { from: first.toISOString(), to: startOfDay(last, 1).toISOString() }
  const days = period === 'custom' ? 7 : DAYS[period]
  const to = new Date(Math.ceil(now.getTime() / STEP_MS) * STEP_MS)
  return { from: startOfDay(now, 1 - days).toISOString(), to: to.toISOString() }
}

/** Local midnight some days from a moment; days of 23 and 25 hours are days. */
function startOfDay(moment: Date, days: number): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days)
}

function dayOf(text: string | undefined): Date | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? []
  return year && month && day ? new Date(Number(year), Number(month) - 1, Number(day)) : null
}
