import type { Template, TemplatePart } from '../../world/assets.ts'
import type { Json } from '../../world/content.ts'
import type { World } from '../../world/world.ts'
import { objectOf, textOf } from '../endpoint.ts'
import { badValue, type GraphError, refused } from '../errors.ts'

type Given = { type?: unknown; sub_type?: unknown; index?: unknown; parameters?: Json[] }
export type Filled = { template: Template; text: string }

const refusal = (code: number, status: number, message: string, details: string): GraphError =>
  refused({ status, code, message: `(#${code}) ${message}`, details })

/** Names or numbers of the places in a text, in order of appearance, each once. */
const places = (text: string | undefined): string[] => [...new Set([...(text ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ''))]

function findTemplate(world: World, wabaId: string, name: string, language: string): Template {
  const named = [...world.templates.values()].filter((one) => one.wabaId === wabaId && one.name === name)
  const found = named.find((one) => one.language === language)
  if (!found) throw refusal(132001, 404, 'Template name does not exist in the translation', `template name (${name}) does not exist in ${language}`)
  if (found.status === 'PAUSED') throw refusal(132015, 400, 'Template is Paused', `template name (${name}) is paused due to low quality`)
  if (found.status === 'DISABLED') throw refusal(132016, 400, 'Template is Disabled', `template name (${name}) is disabled`)
  if (found.status !== 'APPROVED')
    throw refusal(132001, 404, 'Template name does not exist in the translation', `template name (${name}) is not approved in ${language}`)
  return found
}

function checkParameters(template: Template, where: string, wanted: readonly string[], given: readonly Json[]): Map<string, string> {
  if (wanted.length !== given.length)
    throw refusal(
      132000,
      400,
      'Number of parameters does not match the expected number of params',
      `${where}: number of localizable_params (${given.length}) does not match the expected number of params (${wanted.length})`,
    )
  const values = new Map<string, string>()
  for (const [place, parameter] of given.entries()) {
    const named = textOf(parameter.parameter_name)
    const key = template.parameterFormat === 'NAMED' ? (named ?? '') : (wanted[place] ?? '')
    if (!wanted.includes(key))
      throw refusal(132000, 400, 'Number of parameters does not match the expected number of params', `${where}: there is no parameter ${key}`)
    const text =
      textOf(parameter.text) ?? textOf(objectOf(parameter.currency)?.fallback_value) ?? textOf(objectOf(parameter.date_time)?.fallback_value)
    if (!text)
      throw refusal(
        132012,
        400,
        'Parameter format does not match format in the created template',
        `${where}: parameter of type ${textOf(parameter.type) ?? '?'} has no text`,
      )
    if (/\n|\t| {5,}/.test(text)) throw badValue(`${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`, 100)
    values.set(key, text)
  }
  return values
}

const put = (text: string | undefined, values: ReadonlyMap<string, string>): string =>
  (text ?? '').replace(/\{\{\s*(\w+)\s*\}\}/g, (_, key: string) => values.get(key) ?? '')

function fillHeader(world: World, template: Template, part: TemplatePart, given: Given | undefined): string {
  if (part.format === undefined || part.format === 'TEXT')
    return put(part.text, checkParameters(template, 'header', places(part.text), given?.parameters ?? []))
  const kind = part.format.toLowerCase()
  const parameter = given?.parameters?.[0]
  const media = objectOf(parameter?.[kind])
  if (parameter?.type !== kind || !media)
    throw refusal(
      132012,
      400,
      'Parameter format does not match format in the created template',
      `header: Format mismatch, expected ${part.format}, received ${textOf(parameter?.type) ?? 'UNKNOWN'}`,
    )
  const id = textOf(media.id)
  if (kind !== 'location' && id === undefined && textOf(media.link) === undefined) throw badValue(`header: ${kind} needs an id or a link`)
  if (id !== undefined && !world.files.has(id)) throw badValue(`header: ${id} is not a valid media id`, 100)
  return ''
}

function checkButtons(template: Template, part: TemplatePart, given: readonly Given[]): void {
  for (const [place, button] of (part.buttons ?? []).entries()) {
    const own = given.find((one) => String(one.index) === String(place))
    const wanted = button.type === 'URL' ? places(button.url) : button.type === 'COPY_CODE' ? ['1'] : []
    if (button.type === 'URL') checkParameters(template, `button ${place}`, wanted, own?.parameters ?? [])
    else if (wanted.length && !own)
      throw refusal(132000, 400, 'Number of parameters does not match the expected number of params', `button ${place}: a coupon code is needed`)
  }
}

/** The template of a message to send with its values in place; the network's error when they do not fit. */
export function fillTemplate(world: World, wabaId: string, body: Json): Filled {
  const asked = objectOf(body.template)
  const name = textOf(asked?.name)
  const language = textOf(objectOf(asked?.language)?.code)
  if (!asked || !name || !language) throw badValue("The parameters template['name'] and template['language']['code'] are required.", 131008)
  const template = findTemplate(world, wabaId, name, language)
  const given = (Array.isArray(asked.components) ? asked.components : []) as Given[]
  const of = (type: string) => given.find((one) => String(one.type).toLowerCase() === type)
  const lines = template.components.map((part) => {
    if (part.type === 'HEADER') return fillHeader(world, template, part, of('header'))
    if (part.type === 'BODY') return put(part.text, checkParameters(template, 'body', places(part.text), of('body')?.parameters ?? []))
    if (part.type === 'BUTTONS')
      checkButtons(
        template,
        part,
        given.filter((one) => String(one.type).toLowerCase() === 'button'),
      )
    return part.type === 'FOOTER' ? (part.text ?? '') : ''
  })
  return { template, text: lines.filter(Boolean).join('\n') }
}
