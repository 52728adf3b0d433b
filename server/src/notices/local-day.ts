/** The day (`2026-03-02`) and the hour that the clocks of a zone show. */
export function localDay(at: Date, timeZone: string): { day: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' })
  const read = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: `${read.year}-${read.month}-${read.day}`, hour: Number(read.hour) }
}
