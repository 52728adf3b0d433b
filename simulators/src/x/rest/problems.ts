/** The network's error body: `{title, detail, type, status}`, sometimes with more keys. */
export type Problem = { title: string; detail: string; type: string; status: number; [key: string]: unknown }
export type ProblemError = Error & { problem: Problem }

const KINDS = 'https://api.x.com/2/problems/'

/** An error that ends a request with the network's own body. `kind` is the last part of its type, or `about:blank`. */
export function problem(status: number, title: string, detail: string, kind = 'about:blank', more: Record<string, unknown> = {}): ProblemError {
  const type = kind === 'about:blank' ? kind : `${KINDS}${kind}`
  return Object.assign(new Error(detail), { problem: { ...more, title, detail, type, status } })
}

export const isProblem = (error: unknown): error is ProblemError => error instanceof Error && 'problem' in error

export const unauthorized = (): ProblemError => problem(401, 'Unauthorized', 'Unauthorized')

export const forbidden = (detail: string): ProblemError => problem(403, 'Forbidden', detail)

export const unsupportedAuthentication = (used: string): ProblemError =>
  problem(
    403,
    'Unsupported Authentication',
    `Authenticating with ${used} is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].`,
    'unsupported-authentication',
  )

/** 400 with the parameter that was wrong. */
export function invalidRequest(parameter: string, value: unknown, message: string): ProblemError {
  return problem(400, 'Invalid Request', 'One or more parameters to your request was invalid.', 'invalid-request', {
    errors: [{ parameters: { [parameter]: [String(value)] }, message }],
  })
}

/** What stands in `errors` of a 200, or in the body of a 404, for a thing that is not there. */
export function notFoundBody(resource: string, parameter: string, value: string): Problem {
  return {
    value,
    detail: `Could not find ${resource} with ${parameter}: [${value}].`,
    title: 'Not Found Error',
    resource_type: resource,
    parameter,
    resource_id: value,
    type: `${KINDS}resource-not-found`,
    status: 404,
  }
}

export function notFound(resource: string, parameter: string, value: string): ProblemError {
  const body = notFoundBody(resource, parameter, value)
  return Object.assign(new Error(body.detail), { problem: body })
}

export const tooManyRequests = (): ProblemError => problem(429, 'Too Many Requests', 'Too Many Requests', 'rate-limit-exceeded')

export const usageCapped = (): ProblemError =>
  problem(429, 'UsageCapExceeded', 'Usage cap exceeded: Monthly product cap', 'usage-capped', { period: 'Monthly', scope: 'Product' })
