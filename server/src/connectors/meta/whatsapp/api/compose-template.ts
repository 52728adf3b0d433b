import { ConnectorError, type Fetch, type MessageTemplate, type Outbound } from '../../../channel.ts'
import type { Account } from '../settings.ts'
import { readTemplates, shapeTemplate } from './list-templates.ts'
import { mediaKindOf } from './media-kind.ts'
import { uploadMedia } from './upload-media.ts'

type Chosen = NonNullable<Outbound['template']>
type Said = { type: string } & Record<string, unknown>
type Parameter = Record<string, unknown>

/**
 * An approved message with its variables filled in. Where there are any, the template is looked up, for only it tells which are named and
 * what its buttons do. Throws `template-missing`, `template-paused` and `template-mismatch`.
 */
export async function composeTemplate(account: Account, chosen: Chosen, fetch: Fetch): Promise<Said> {
  const components = isPlain(chosen) ? [] : await fill(account, chosen, fetch)
  const language = { policy: 'deterministic', code: chosen.language }
  return { type: 'template', template: { name: chosen.name, language, ...(components.length > 0 && { components }) } }
}

const isPlain = ({ header, body, buttons, headerFile }: Chosen) => !headerFile && [...header, ...body, ...buttons.flat()].length === 0

async function fill(account: Account, chosen: Chosen, fetch: Fetch): Promise<object[]> {
  const found = (await readTemplates(account, fetch, chosen.name))
    .flatMap((one) => shapeTemplate(one) ?? [])
    .find(({ name, language }) => name === chosen.name && language === chosen.language)
  if (!found) throw refusal('template-missing', `There is no template ${chosen.name} in ${chosen.language}.`)
  if (found.status !== 'approved') throw refusal('template-paused', `The template ${chosen.name} is ${found.status}.`)
  const header = await fillHeader(account, found.header, chosen, fetch)
  const body = fillText(found.body.variables, chosen.body)
  return [
    ...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
    ...fillButtons(found, chosen.buttons),
  ]
}

async function fillHeader(account: Account, header: MessageTemplate['header'], chosen: Chosen, fetch: Fetch): Promise<Parameter[]> {
  const isFile = header !== null && header.kind !== 'text'
  if (isFile !== (chosen.headerFile !== undefined)) throw mismatch(isFile ? 'It begins with a file.' : 'It begins with no file.')
  if (!isFile || !chosen.headerFile) return fillText(header?.variables ?? [], chosen.header)
  const { headerFile } = chosen
  if (mediaKindOf(headerFile) !== header.kind) throw mismatch(`It begins with a file of the kind ${header.kind}.`)
  const named = header.kind === 'document' ? { filename: headerFile.name } : {}
  return [{ type: header.kind, [header.kind]: { id: await uploadMedia(account, fetch, headerFile), ...named } }]
}

/** Values in the order of the variables; those with a name carry it. The network takes no line breaks in them. */
function fillText(variables: readonly string[], values: readonly string[]): Parameter[] {
  if (values.length !== variables.length) throw mismatch(`It has ${variables.length} variables here and not ${values.length}.`)
  if (values.some((value) => value.trim() === '')) throw mismatch('A variable is empty.')
  return variables.map((name, index) => ({
    type: 'text',
    ...(!/^\d+$/.test(name) && { parameter_name: name }),
    text: values[index]?.replace(/\s+/g, ' ').trim(),
  }))
}

/** Only buttons that end in a variable are named, by their place. A quick reply returns its own words unless told otherwise. */
function fillButtons({ buttons }: MessageTemplate, values: readonly (readonly string[])[]): object[] {
  return buttons.flatMap(({ kind, variables }, place): object[] => {
    const given = values[place] ?? []
    const at = { type: 'button', index: String(place) }
    if (kind === 'quick-reply') return given[0] ? [{ ...at, sub_type: 'quick_reply', parameters: [{ type: 'payload', payload: given[0] }] }] : []
    if (given.length !== variables.length) throw mismatch(`Its button ${place + 1} has ${variables.length} variables.`)
    if (variables.length === 0) return []
    if (kind === 'url') return [{ ...at, sub_type: 'url', parameters: [{ type: 'text', text: given[0] }] }]
    return [{ ...at, sub_type: 'copy_code', parameters: [{ type: 'coupon_code', coupon_code: given[0] }] }]
  })
}

const refusal = (code: string, message: string) => new ConnectorError('give-up', code, message)
const mismatch = (message: string) => refusal('template-mismatch', message)
