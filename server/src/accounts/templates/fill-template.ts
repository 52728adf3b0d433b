import type { MessageTemplate } from '@atalaya/shared/contract/accounts.ts'
import type { Reader } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { readTemplates } from './read-templates.ts'

/** What is to stand for the variables of a template, in the order they appear. */
export interface Filling {
  name: string
  language: string
  header: readonly string[]
  body: readonly string[]
  buttons: readonly (readonly string[])[]
}

/**
 * The words of an approved message as the customer will read them. Refuses one that is unknown or not approved, values that are too many,
 * too few or empty, and a header that lacks its file or has none to hold.
 */
export async function fillTemplate(db: Reader, accountId: string, filling: Filling, files: number): Promise<string> {
  const template = (await readTemplates(db, accountId)).find(({ name, language }) => name === filling.name && language === filling.language)
  if (!template) throw new AppError('not_found', 'reply/template-unknown', 'The account has no such template.')
  if (template.status !== 'approved')
    throw new AppError('conflict', 'reply/template-not-approved', 'The network has not approved this template.', { status: template.status })
  const holdsFile = template.header !== null && template.header.kind !== 'text'
  if (files !== (holdsFile ? 1 : 0))
    throw new AppError('invalid', 'reply/template-file', holdsFile ? 'The header of this template holds one file.' : 'This template holds no file.')
  const parts: [readonly string[], readonly string[]][] = [
    [template.header?.variables ?? [], filling.header],
    [template.body.variables, filling.body],
    ...template.buttons.map(({ variables }, place): [readonly string[], readonly string[]] => [variables, filling.buttons[place] ?? []]),
  ]
  for (const [variables, values] of parts) {
    if (variables.length !== values.length || values.some((value) => value.trim() === ''))
      throw new AppError('invalid', 'reply/template-variables', 'Each variable of the template wants one value.', { variables: variables.length })
  }
  return wordsOf(template, filling)
}

/** Header, body and footer with the values in their places, a blank line between them. */
export function wordsOf(template: Pick<MessageTemplate, 'header' | 'body' | 'footer'>, filling: Pick<Filling, 'header' | 'body'>): string {
  const header = template.header?.kind === 'text' ? fill(template.header, filling.header) : ''
  return [header, fill(template.body, filling.body), template.footer ?? ''].filter((part) => part.trim() !== '').join('\n\n')
}

/** Each value once, so that what a value says is never taken for a variable. */
function fill({ text, variables }: { text: string; variables: readonly string[] }, values: readonly string[]): string {
  const given = new Map(variables.map((variable, place) => [variable, values[place] ?? '']))
  return text.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, name: string) => given.get(name) ?? whole)
}
