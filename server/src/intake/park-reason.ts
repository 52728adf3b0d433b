import { PARK_CODES, type ParkReason } from '@atalaya/shared/contract/raw-events.ts'

const MOST = 300

/** Why a body could not be read, as it is kept: one of the known codes, then what was said of it. */
export function writeParkReason(error: unknown): string {
  if (error instanceof SyntaxError) return say('not-json', error.message)
  if (hasIssues(error)) return say('wrong-shape', error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '))
  return say('incomplete', error instanceof Error ? error.message : '')
}

/** Why the product itself could not take an event that it understood. */
export function writeRefusal(error: unknown): string {
  return say('not-taken', error instanceof Error ? error.message : '')
}

/** The code of a kept reason and what was said; a reason without a known code was kept before there were any. */
export function readParkReason(kept: string): ParkReason {
  const [word = '', ...rest] = kept.split(': ')
  const code = PARK_CODES.find((known) => known === word)
  return code ? { code, detail: rest.join(': ') || null } : { code: 'unreadable', detail: kept }
}

const say = (code: ParkReason['code'], detail: string) => (detail ? `${code}: ${detail}` : code).slice(0, MOST)

function hasIssues(error: unknown): error is { issues: { path: PropertyKey[]; message: string }[] } {
  return error instanceof Error && 'issues' in error && Array.isArray(error.issues)
}
