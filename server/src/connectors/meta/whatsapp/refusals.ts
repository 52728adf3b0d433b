import type { Problem, Verdict } from '../graph/map-problem.ts'

/**
 * What WhatsApp says by a code of its own, in an answer or later in a status: what to do, and the reason as we call it. Reasons of its
 * reference of error codes; what they share with the rest of the Graph is told there.
 */
const REFUSALS: Readonly<Record<number, Verdict>> = {
  470: ['give-up', 'window-closed'],
  130429: ['retry', 'rate-limited'],
  130472: ['give-up', 'held-back'],
  130497: ['give-up', 'country-closed'],
  131000: ['retry', 'unavailable'],
  131005: ['reconnect', 'permission-missing'],
  131008: ['give-up', 'invalid'],
  131009: ['give-up', 'invalid'],
  131016: ['retry', 'unavailable'],
  131021: ['give-up', 'no-recipient'],
  131026: ['give-up', 'undeliverable'],
  131030: ['give-up', 'not-in-test-list'],
  131031: ['reconnect', 'restricted'],
  131037: ['give-up', 'name-not-approved'],
  131042: ['give-up', 'payment-missing'],
  131045: ['reconnect', 'not-registered'],
  131047: ['give-up', 'window-closed'],
  131048: ['retry', 'restricted'],
  131049: ['give-up', 'held-back'],
  131050: ['give-up', 'opted-out'],
  131051: ['give-up', 'not-available'],
  131052: ['give-up', 'file-unavailable'],
  131053: ['give-up', 'file-refused'],
  131056: ['retry', 'rate-limited'],
  131057: ['retry', 'maintenance'],
  131062: ['give-up', 'needs-phone'],
  131064: ['retry', 'restricted'],
  132000: ['give-up', 'template-mismatch'],
  132001: ['give-up', 'template-missing'],
  132005: ['give-up', 'too-long'],
  132007: ['give-up', 'template-refused'],
  132008: ['give-up', 'template-mismatch'],
  132012: ['give-up', 'template-mismatch'],
  132015: ['give-up', 'template-paused'],
  132016: ['give-up', 'template-paused'],
  132018: ['give-up', 'template-mismatch'],
  133004: ['retry', 'maintenance'],
  133010: ['reconnect', 'not-registered'],
  133016: ['retry', 'rate-limited'],
  139100: ['give-up', 'not-blockable'],
  139101: ['give-up', 'not-blockable'],
  139102: ['retry', 'maintenance'],
}

/** The verdict on a code that only WhatsApp knows. */
export function refusalOf({ code }: Problem): Verdict | undefined {
  return code === undefined ? undefined : REFUSALS[code]
}

/** Codes of the rest of the Graph that come in statuses too. */
const SHARED: Readonly<Record<number, string>> = {
  0: 'token-expired',
  4: 'rate-limited',
  10: 'permission-missing',
  190: 'token-expired',
  368: 'restricted',
  80007: 'rate-limited',
}

/** Why a message that had been accepted did not arrive. */
export function failureOf(code: number | undefined): string {
  if (code === undefined) return 'refused'
  return REFUSALS[code]?.[1] ?? SHARED[code] ?? (code >= 200 && code <= 299 ? 'permission-missing' : 'refused')
}
