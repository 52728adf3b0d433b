import type { StoredFile } from '@atalaya/shared/contract/conversations.ts'

/** A refusal, or status 0 when the server could not be reached. */
export class Failure extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
  /** Whether the same request may succeed later as it is. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

const TIMEOUT_MS = 20_000

/** One request to the server. The token is the visitor's, none before there is a visit. */
export async function request<T>(url: string, token: string | null, body?: unknown): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(token && { authorization: `Visitor ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  } catch {
    throw new Failure(0, 'network/away')
  }
  const answer = (await response.json().catch(() => ({}))) as T & { code?: string }
  if (!response.ok) throw new Failure(response.status, answer.code ?? '')
  return answer
}

/** Sends one file, telling how much of it has left. Only XMLHttpRequest tells. */
export function sendFile(url: string, token: string, file: File, progress: (share: number) => void, cut: AbortSignal): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const http = new XMLHttpRequest()
    http.open('POST', url)
    http.setRequestHeader('authorization', `Visitor ${token}`)
    http.responseType = 'json'
    http.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    http.onload = () => (http.status === 200 ? resolve(http.response) : reject(new Failure(http.status, http.response?.code ?? '')))
    http.onerror = () => reject(new Failure(0, 'network/away'))
    cut.addEventListener('abort', () => http.abort())
    const form = new FormData()
    form.append('file', file)
    http.send(form)
  })
}
