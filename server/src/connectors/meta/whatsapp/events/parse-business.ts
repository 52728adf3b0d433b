import type { InboundItem, TemplateStatus } from '../../../channel.ts'
import { asRecord, textOf } from '../../graph/read-json.ts'

type Json = Record<string, unknown>

/** What a template's status is called on the network, and by us. */
const TEMPLATE_STATES: Readonly<Record<string, TemplateStatus>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  PENDING_DELETION: 'disabled',
  DELETED: 'disabled',
  ARCHIVED: 'disabled',
}

export function templateStatusOf(status: unknown): TemplateStatus | undefined {
  const said = String(status).toUpperCase()
  return Object.hasOwn(TEMPLATE_STATES, said) ? TEMPLATE_STATES[said] : undefined
}

/** A template was approved, refused, paused. */
export function parseTemplateStatus(value: Json): InboundItem[] {
  const { event, message_template_name, message_template_language, reason } = value
  const status = templateStatusOf(event)
  const name = textOf(message_template_name)
  if (status === undefined || name === undefined) return [{ kind: 'ignored', what: `template ${String(event)}` }]
  const why = textOf(reason)
  const said = why && why !== 'NONE' ? { reason: why } : {}
  return [{ kind: 'template', name, language: textOf(message_template_language) ?? '', status, ...said }]
}

const RESTRICTED = new Set(['ACCOUNT_RESTRICTION', 'DISABLED_UPDATE'])
const REMOVED = new Set(['ACCOUNT_DELETED', 'PARTNER_REMOVED', 'PARTNER_APP_UNINSTALLED'])

/** What happens to the business's account: the end of our access, or of its right to send. A mere warning leaves it in use. */
export function parseAccountUpdate(value: Json, at: Date): InboundItem[] {
  const event = textOf(value.event) ?? 'unknown'
  if (REMOVED.has(event)) return [{ kind: 'trouble', reason: 'revoked', at }]
  const isOver = asRecord(value.ban_info).waba_ban_state === 'REINSTATE'
  if (RESTRICTED.has(event) && !isOver) return [{ kind: 'trouble', reason: 'restricted', at }]
  return [{ kind: 'ignored', what: `account ${event}` }]
}
