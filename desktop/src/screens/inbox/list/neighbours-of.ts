const AHEAD = 3

/** The cases one is likely to open next, likeliest first: the three below the open one and the one above it, else the first three. */
export function neighboursOf(caseIds: readonly string[], openCaseId: string | undefined): string[] {
  const at = openCaseId ? caseIds.indexOf(openCaseId) : -1
  if (at < 0) return caseIds.slice(0, AHEAD)
  return [...caseIds.slice(at + 1, at + 1 + AHEAD), ...caseIds.slice(Math.max(0, at - 1), at)]
}
