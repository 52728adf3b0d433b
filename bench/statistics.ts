/** The value below which that share of the sorted values lies; 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The middle one of the values by what `of` says of them. */
export function medianBy<T>(values: readonly T[], of: (value: T) => number): T {
  const sorted = [...values].sort((a, b) => of(a) - of(b))
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('There is no median of nothing.')
  return middle
}

/** Rounded to three significant figures, so that a figure does not claim more than it knows. */
export function significant(value: number): number {
  return Number(value.toPrecision(3))
}
