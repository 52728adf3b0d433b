export interface Change {
  /** As a share of what was before: 0.25 is a quarter more. Null when there was nothing before. */
  share: number | null
  direction: 'up' | 'down' | 'same'
}

/** How a figure moved against the period before; less than one hundredth is no movement. */
export function changeOf(now: number | null, before: number | null): Change | null {
  if (now === null || before === null || (now === 0 && before === 0)) return null
  if (before === 0) return { share: null, direction: 'up' }
  const share = (now - before) / before
  if (Math.abs(share) < 0.01) return { share: 0, direction: 'same' }
  return { share, direction: share > 0 ? 'up' : 'down' }
}
