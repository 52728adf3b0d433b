import type { InboundItem, ReceiptState } from '../../../channel.ts'
import { asList, asRecord, idOf, momentOf, textOf } from '../../graph/read-json.ts'
import { failureOf } from '../refusals.ts'
import { sayErrors } from './shape-content.ts'

type Json = Record<string, unknown>

/** Whoever has listened to a voice message has had it. */
const STATES: Readonly<Record<string, ReceiptState>> = { sent: 'sent', delivered: 'delivered', read: 'read', played: 'read', failed: 'failed' }

/** What became of what we sent, with the reason when it failed and else what it costs. They come in any order. */
export function parseStatuses(value: Json): InboundItem[] {
  return asList(value.statuses).map((one): InboundItem => {
    const status = asRecord(one)
    const said = textOf(status.status) ?? 'unknown'
    const state = Object.hasOwn(STATES, said) ? STATES[said] : undefined
    if (state === undefined) return { kind: 'ignored', what: `status ${said}` }
    const providerId = idOf(status.id)
    if (providerId === undefined) throw new Error(`a status ${said} names no message`)
    const ownMessageId = textOf(status.biz_opaque_callback_data)
    const detail = state === 'failed' ? sayFailure(status.errors) : sayPricing(status.pricing)
    return {
      kind: 'receipt',
      providerId,
      state,
      at: momentOf(status.timestamp),
      ...(state === 'failed' && { reason: failureOf(codeOf(status.errors)) }),
      ...(detail && { detail }),
      ...(ownMessageId && { ownMessageId }),
    }
  })
}

function codeOf(errors: unknown): number | undefined {
  const code = Number(asRecord(asList(errors)[0]).code ?? Number.NaN)
  return Number.isFinite(code) ? code : undefined
}

function sayFailure(errors: unknown): string {
  const code = codeOf(errors)
  return [sayErrors(errors), code === undefined ? '' : `(${code})`].filter(Boolean).join(' ')
}

/** As `service, not billable` or `marketing, billable, PMP`. */
function sayPricing(value: unknown): string {
  const { category, billable, pricing_model, type } = asRecord(value)
  if (category === undefined && billable === undefined) return ''
  const bill = billable === undefined ? undefined : billable === true ? 'billable' : 'not billable'
  return [textOf(category), bill, textOf(pricing_model), textOf(type)].filter(Boolean).join(', ')
}
