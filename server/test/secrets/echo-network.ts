import type { Egress } from '../../src/platform/egress.ts'
import { fetchBy } from '../plain-fetch.ts'

/** How a network can refuse. `dies` never answers: what its end says names the address. */
export const REFUSALS = [400, 401, 403, 404, 429, 500, 'dies', 'nonsense'] as const
export type Refusal = (typeof REFUSALS)[number]

/** A network that refuses every request and says in each field of its error all that it was sent: address, headers and body. */
export function echoNetwork(refusal: Refusal): Egress {
  return fetchBy(async (url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers).entries())
    const said = `${url} ${JSON.stringify(headers)} ${typeof init?.body === 'string' ? init.body : String(init?.body ?? '')}`
    if (refusal === 'dies') throw new TypeError('fetch failed', { cause: new Error(`connect ECONNREFUSED ${said}`) })
    if (refusal === 'nonsense') return new Response(`<html>${said}</html>`, { status: 200 })
    const fields = ['title', 'detail', 'message', 'description', 'error', 'error_description']
    const body = Object.fromEntries(fields.map((field) => [field, said]))
    return Response.json(
      { ...body, errors: [body], status: refusal },
      { status: refusal, headers: { 'x-echo': encodeURIComponent(said).slice(0, 4000) } },
    )
  })
}
