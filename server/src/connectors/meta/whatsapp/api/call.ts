import type { Fetch } from '../../../channel.ts'
import { callGraph, type GraphAnswer, type GraphCall } from '../../graph/call-graph.ts'
import { refusalOf } from '../refusals.ts'
import type { Account } from '../settings.ts'

/** One call of the Graph, whose refusals are read with WhatsApp's own codes. Throws ConnectorError. */
export function call(account: Account, fetch: Fetch, request: GraphCall): Promise<GraphAnswer> {
  return callGraph(account, fetch, { ...request, own: refusalOf })
}

/** Where the number itself is called. */
export const numberPath = ({ settings }: Account, rest = '') => `/${settings.phoneNumberId}${rest}`
/** Where the business account is called. */
export const businessPath = ({ settings }: Account, rest = '') => `/${settings.wabaId}${rest}`

/** A person by number, or by the id of who hides it. */
export function addressOf(key: string): { to: string } | { recipient: string } {
  return /^\+?\d+$/.test(key) ? { to: key } : { recipient: key }
}
