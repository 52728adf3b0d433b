import type { MessageTemplate } from '@atalaya/shared/contract/accounts.ts'

/** What the customer will read: header, body and footer, with `values` by part and name in place of the blanks; a blank not filled in stays as it is. */
export function fillApproved({ header, body, footer }: MessageTemplate, values: Readonly<Record<string, string>>): string {
  const fill = (part: string, text: string) =>
    text.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (blank, name: string) => values[`${part}:${name}`]?.trim() || blank)
  return [header?.kind === 'text' ? fill('header', header.text) : '', fill('body', body.text), footer ?? ''].filter(Boolean).join('\n')
}
