const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
} as const

export type ErrorKind = keyof typeof STATUS

/**
 * A failure the caller can act on; anything else that is thrown is a bug and becomes a 500. `code` is contract (`case/closed`),
 * translated by clients; `message` says in English what to do. What a caller may not know exists is `not_found`.
 */
export class AppError extends Error {
  override name = 'AppError'
  readonly kind: ErrorKind
  readonly code: string
  readonly details: Record<string, unknown> | undefined
  constructor(kind: ErrorKind, code: string, message: string, details?: Record<string, unknown>) {
    super(message)
    this.kind = kind
    this.code = code
    this.details = details
  }
  get status(): number {
    return STATUS[this.kind]
  }
}
