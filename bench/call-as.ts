import { callApi } from '@atalaya/shared/client.ts'
import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import type { z } from 'zod'

/** Someone who calls a running server over HTTP. */
export interface Calling {
  headers: Record<string, string>
  call<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>): Promise<z.output<O>>
}

export function callAs(baseUrl: string, headers: Record<string, string>): Calling {
  return { headers, call: (endpoint, input) => callApi(endpoint, input, { baseUrl, headers }) }
}

/** Calls a route that opens a session; whoever did is signed in. */
export async function signInBy(baseUrl: string, endpoint: Endpoint, input: object): Promise<Calling> {
  const response = await fetch(baseUrl + endpoint.path, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw new Error(`${endpoint.path} was answered ${response.status}: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ')
  return callAs(baseUrl, { cookie })
}
