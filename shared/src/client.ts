import type { z } from 'zod'
import type { Endpoint } from './contract/endpoint.ts'

/** A refusal by the server. `code` is contract: show a translation of it, not `message`. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined
  readonly details: Record<string, unknown>
  constructor(status: number, body: { code?: string; message?: string; requestId?: string; details?: Record<string, unknown> }) {
    super(body.message ?? `HTTP ${status}`)
    this.status = status
    this.code = body.code ?? (status === 0 ? 'network/away' : 'internal')
    this.requestId = body.requestId
    this.details = body.details ?? {}
  }
}

export interface ClientOptions {
  baseUrl?: string
  headers?: Record<string, string>
  signal?: AbortSignal
  idempotencyKey?: string
}

/** Calls a route of the contract. Throws ApiError for every refusal, with status 0 when the server cannot be reached. */
export async function callApi<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  options: ClientOptions = {},
): Promise<z.output<O>> {
  const { url, body } = address(endpoint, input as Record<string, unknown>)
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
  if (body) headers['content-type'] = 'application/json'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  let response: Response
  try {
    response = await fetch(`${options.baseUrl ?? ''}${url}`, {
      method: endpoint.method,
      headers,
      ...(body && { body }),
      ...(options.signal && { signal: options.signal }),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiError(0, { message: String(error) })
  }
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new ApiError(response.status, answer as object)
  return answer as z.output<O>
}

/** Where a call goes: path parameters filled in, the rest in the query (GET, DELETE) or the body. */
export function address(endpoint: Endpoint, input: Record<string, unknown>): { url: string; body: string | undefined } {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  if (endpoint.method !== 'GET' && endpoint.method !== 'DELETE') return { url: path, body: JSON.stringify(Object.fromEntries(rest)) }
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]))
  return { url: query.size > 0 ? `${path}?${query}` : path, body: undefined }
}
