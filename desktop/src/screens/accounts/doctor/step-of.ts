/** What somebody has to do about a problem: the last word of the key of its sentence. */
export type Step = keyof typeof CODES | 'look'

/** Codes of problems by what helps. */
const CODES = {
  reconnect: [
    'token-expired',
    'revoked',
    'token-expires-soon',
    'data-access-ends-soon',
    'wrong-account',
    'login-refused',
    'login-missing',
    'secret-missing',
  ],
  subscribe: ['not-subscribed', 'subscription-missing', 'webhook-missing'],
  address: ['webhook-invalid'],
  permissions: ['permission-missing', 'forbidden', 'not-allowed', 'messages-off'],
  app: ['wrong-app', 'not-a-page', 'no-instagram', 'permissions-unknown'],
  number: ['number-not-connected', 'not-registered', 'name-not-approved'],
  quality: ['quality-low', 'restricted', 'usage-capped', 'payment-missing'],
  server: ['no-outgoing-server', 'host-not-found', 'address-refused', 'plain-refused', 'no-tls', 'certificate', 'folder-missing'],
  dns: ['spf-missing', 'dmarc-missing', 'dkim-missing', 'dkim-differs'],
  budget: ['over-budget'],
  wait: ['unreachable', 'unavailable', 'network-error', 'connection-lost', 'rate-limited', 'renewal-busy', 'maintenance'],
} as const satisfies Record<string, readonly string[]>

const STEPS = new Map<string, Step>(Object.entries(CODES).flatMap(([step, codes]) => codes.map((code) => [code, step as Step] as const)))

/** What to do about a problem; `look` at what the network says where nobody knows the code. */
export function stepOf(code: string): Step {
  return STEPS.get(code) ?? 'look'
}
