const DELIVERY = new Set(['not-subscribed', 'subscription-missing', 'webhook-missing', 'webhook-invalid'])

/** Whether a problem means that events do not reach us, so that asking the network for them again may end it. */
export function mendsBySubscribing(code: string): boolean {
  return DELIVERY.has(code)
}
