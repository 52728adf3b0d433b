import type { Names } from '@atalaya/shared/contract/common.ts'

/** The reasons for closing of a new workspace, in their order; an administrator may change them afterwards. */
export const DEFAULT_CLOSE_REASONS: readonly { key: string; names: Names }[] = [
  { key: 'resolved', names: { es: 'Resuelto', en: 'Resolved', pt: 'Resolvido' } },
  { key: 'answered', names: { es: 'Información entregada', en: 'Information given', pt: 'Informação prestada' } },
  { key: 'duplicate', names: { es: 'Duplicado', en: 'Duplicate', pt: 'Duplicado' } },
  { key: 'no-response', names: { es: 'El cliente no responde', en: 'No response from the customer', pt: 'Cliente não responde' } },
  { key: 'not-for-us', names: { es: 'No nos corresponde', en: 'Not for us', pt: 'Não nos compete' } },
  { key: 'spam', names: { es: 'Spam', en: 'Spam', pt: 'Spam' } },
]
