import type { FormField } from '@atalaya/shared/contract/accounts.ts'

export type Value = string | number | boolean
export type Values = Record<string, Value>

/** What a form begins with: what the account has, else what its channel proposes, else nothing. Secrets always begin empty. */
export function beginValues(form: readonly FormField[], kept: Record<string, unknown> = {}): Values {
  return Object.fromEntries(form.map((field) => [field.name, field.kind === 'secret' ? '' : beginOf(field, kept[field.name])]))
}

function beginOf({ kind, initial }: FormField, kept: unknown): Value {
  if (Array.isArray(kept)) return kept.join('\n')
  if (typeof kept === 'string' || typeof kept === 'number' || typeof kept === 'boolean') return kept
  return initial ?? (kind === 'switch' ? false : '')
}

/** What was filled in, as the contract wants it: secrets apart, lines as a list, what was left empty left out. */
export function splitValues(form: readonly FormField[], values: Values): { settings: Record<string, unknown>; secrets: Record<string, string> } {
  const settings: Record<string, unknown> = {}
  const secrets: Record<string, string> = {}
  for (const { name, kind } of form) {
    const value = values[name]
    if (kind === 'secret') {
      if (typeof value === 'string' && value.trim()) secrets[name] = value.trim()
    } else if (kind === 'lines') settings[name] = linesOf(String(value ?? ''))
    else if (kind === 'number') {
      if (value !== '' && value !== undefined) settings[name] = Number(value)
    } else if (value !== undefined) settings[name] = typeof value === 'string' ? value.trim() : value
  }
  return { settings, secrets }
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** The names of required fields that are empty. */
export function emptyRequired(form: readonly FormField[], values: Values): string[] {
  return form.filter(({ name, required, kind }) => required && kind !== 'switch' && String(values[name] ?? '').trim() === '').map(({ name }) => name)
}
