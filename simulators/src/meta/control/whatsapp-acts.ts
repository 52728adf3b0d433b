import type { FastifyInstance } from 'fastify'
import { systemNotice, whatsappNotice } from '../push/whatsapp-notices.ts'
import type { PhoneNumber, Template } from '../world/assets.ts'
import type { Message } from '../world/content.ts'
import type { StatusError } from '../world/happening.ts'
import { wamid } from '../world/make-ids.ts'
import { setStatus } from '../world/receipts.ts'
import { bsuid, businessOf, scopedId } from '../world/scoped-ids.ts'
import { announce, type World } from '../world/world.ts'
import { asBody, type Body, needAsset, needPerson, needText, optional, refuse } from './refuse.ts'
import { viewMessage, viewPerson } from './view.ts'

const STATUSES = ['sent', 'delivered', 'read', 'played', 'failed'] as const

/** The person has another number: a new identity with every business, told as a system message from the old one. */
function changeNumber(world: World, number: PhoneNumber, body: Body): unknown {
  const person = needPerson(world, body.as)
  const phone = needText(body.phone, 'phone').replace(/\D/g, '')
  const old = { phone: person.phone, userId: bsuid(world, number, person.personId) }
  const business = businessOf(world, number)
  world.scopedIds.delete(`bsuid|${business}|${person.personId}`)
  const system = {
    body: `User ${person.name} changed from ${old.phone} to ${phone}`,
    type: 'user_changed_number',
    wa_id: phone,
    user_id: scopedId(world, 'bsuid', business, person.personId),
  }
  const notice = systemNotice(world, number, person.personId, wamid(world, phone), system)
  const wire = (notice.value.messages as Record<string, unknown>[])[0]
  const contact = (notice.value.contacts as Record<string, unknown>[])[0]
  // It comes from the identity the person had.
  if (wire) Object.assign(wire, { from: old.phone, from_user_id: old.userId })
  if (contact) Object.assign(contact, { wa_id: old.phone, user_id: old.userId })
  person.phone = phone
  announce(world, { kind: 'notice', notice })
  return viewPerson(world, person)
}

function templateStatus(world: World, template: Template, body: Body): unknown {
  const status = needText(body.status, 'status') as Template['status']
  template.status = status
  announce(world, {
    kind: 'notice',
    notice: {
      object: 'whatsapp_business_account',
      installedOn: template.wabaId,
      entryId: template.wabaId,
      form: 'changes',
      field: 'message_template_status_update',
      subjectId: template.id,
      value: {
        event: status,
        message_template_id: Number(template.id),
        message_template_name: template.name,
        message_template_language: template.language,
        message_template_category: template.category,
        reason: optional(body.reason) ?? 'NONE',
      },
    },
  })
  return template
}

/** What happens on WhatsApp alone: statuses by hand, number changes, templates, account events. */
export function addWhatsappActs(server: FastifyInstance, world: World): void {
  server.post('/_sim/statuses', (request) => {
    const body = asBody(request.body)
    const message: Message | undefined = world.messages.get(String(body.message))
    const status = STATUSES.find((known) => known === body.status)
    if (!message || !status) throw refuse(400, `message and status (${STATUSES.join(', ')}) are needed`)
    setStatus(world, message, status, Array.isArray(body.errors) ? (body.errors as StatusError[]) : [])
    return viewMessage(message)
  })
  server.post('/_sim/number-changes', (request) => {
    const body = asBody(request.body)
    return changeNumber(world, needAsset(world, body.asset, ['phone']), body)
  })
  server.put<{ Params: { id: string } }>('/_sim/templates/:id', (request) => {
    const template = world.templates.get(request.params.id) ?? [...world.templates.values()].find((one) => one.name === request.params.id)
    if (!template) throw refuse(404, `id: there is no template [${request.params.id}]`)
    return templateStatus(world, template, asBody(request.body))
  })
  // Any other field as it is: {asset, field, value}.
  server.post('/_sim/notices', (request) => {
    const body = asBody(request.body)
    const asset = needAsset(world, body.asset, ['page', 'instagram', 'waba', 'phone'])
    const field = needText(body.field, 'field')
    const value = asBody(body.value)
    const subjectId = optional(body.subject) ?? field
    if (asset.kind === 'phone') announce(world, { kind: 'notice', notice: whatsappNotice(asset, field, subjectId, value) })
    else {
      const object = asset.kind === 'waba' ? 'whatsapp_business_account' : asset.kind
      const form = body.form === 'messaging' ? 'messaging' : 'changes'
      announce(world, { kind: 'notice', notice: { object, installedOn: asset.id, entryId: asset.id, form, field, value, subjectId } })
    }
    return { ok: true }
  })
}
