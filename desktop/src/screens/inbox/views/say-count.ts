/** A count as a view shows it: nothing for none, and a plus where counting stopped. */
export function sayCount(counts: { cap: number } | undefined, count: number | undefined): string {
  if (!counts || !count) return ''
  return count >= counts.cap ? `${counts.cap}+` : String(count)
}
