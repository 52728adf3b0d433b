import type { ApiError } from '@atalaya/shared/client.ts'
import type { TFunction } from 'i18next'
import { sayError } from '../../../data.ts'

/** Which fields the server would not take, by the name before the first point, each with a sentence. */
export function refusedFields(t: TFunction, { details }: ApiError): Record<string, string> {
  const fields = Array.isArray(details.fields) ? (details.fields as { field?: unknown }[]) : []
  const names = fields.map(({ field }) => String(field ?? '').split('.')[0] ?? '').filter(Boolean)
  return Object.fromEntries(names.map((name) => [name, t('forms.invalid')]))
}

/** A refusal in words; one that came from the network also with what the network said, which is in its own language. */
export function sayRefusal(t: TFunction, error: ApiError): string {
  const { reason } = error.details
  const said = typeof reason === 'string' ? t(`accounts.problems.${reason}`, { defaultValue: '' }) : ''
  return said || sayError(t, error)
}
