import type { Fetch, MessageTemplate } from '../../../channel.ts'
import { asList, asRecord, textOf } from '../../graph/read-json.ts'
import { templateStatusOf } from '../events/parse-business.ts'
import type { Account } from '../settings.ts'
import { businessPath, call } from './call.ts'

type Json = Record<string, unknown>

const FIELDS = 'name,language,category,status,components,parameter_format'
/** No business may have more templates than so many pages hold. */
const MAX_PAGES = 60

/** Every template of the business account, page by page; with `name`, those of that name in their languages. */
export async function listTemplates(account: Account, fetch: Fetch): Promise<MessageTemplate[]> {
  return (await readTemplates(account, fetch)).flatMap((one) => shapeTemplate(one) ?? [])
}

/** Templates as the network tells them. */
export async function readTemplates(account: Account, fetch: Fetch, name?: string): Promise<Json[]> {
  const all: Json[] = []
  let after: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { name, fields: FIELDS, limit: '100', after }
    const { body } = await call(account, fetch, { method: 'GET', path: businessPath(account, '/message_templates'), query })
    all.push(...asList(body.data).map(asRecord))
    const { cursors, next } = asRecord(body.paging)
    after = textOf(asRecord(cursors).after)
    if (next === undefined || after === undefined) break
  }
  return all
}

/** Null for one of a status or a header that we do not know. */
export function shapeTemplate(template: Json): MessageTemplate | null {
  const [name, language, status] = [textOf(template.name), textOf(template.language), templateStatusOf(template.status)]
  if (name === undefined || language === undefined || status === undefined) return null
  const parts = asList(template.components).map(asRecord)
  const part = (type: string) => parts.find((one) => String(one.type).toUpperCase() === type)
  const header = shapeHeader(part('HEADER'))
  if (header === undefined) return null
  const body = textOf(part('BODY')?.text) ?? ''
  return {
    name,
    language,
    category: (textOf(template.category) ?? '').toLowerCase(),
    status,
    header,
    body: { text: body, variables: variablesOf(body) },
    footer: textOf(part('FOOTER')?.text) ?? null,
    buttons: asList(part('BUTTONS')?.buttons).map((one) => shapeButton(asRecord(one))),
  }
}

function shapeHeader(part: Json | undefined): MessageTemplate['header'] | undefined {
  if (!part) return null
  const text = textOf(part.text) ?? ''
  const kind = String(part.format ?? 'TEXT').toLowerCase()
  if (kind === 'text') return { kind, text, variables: variablesOf(text) }
  return kind === 'image' || kind === 'video' || kind === 'document' ? { kind, text: '', variables: [] } : undefined
}

function shapeButton(button: Json): MessageTemplate['buttons'][number] {
  const text = textOf(button.text) ?? ''
  const type = String(button.type).toUpperCase()
  if (type === 'URL') return { kind: 'url', text, variables: variablesOf(textOf(button.url) ?? '') }
  if (type === 'COPY_CODE') return { kind: 'other', text, variables: ['code'] }
  return { kind: type === 'QUICK_REPLY' ? 'quick-reply' : type === 'PHONE_NUMBER' ? 'phone' : 'other', text, variables: [] }
}

/** The names or numbers in double braces, each once, in the order in which they appear; numbers in their own order. */
export function variablesOf(text: string): string[] {
  const names = [...new Set([...text.matchAll(/\{\{\s*([\w-]+)\s*\}\}/g)].map((match) => match[1] ?? ''))]
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names
}
