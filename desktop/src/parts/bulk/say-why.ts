import type { TFunction } from 'i18next'

/** Why so many cases are left as they are, in the reader's language. */
export function sayWhy(t: TFunction, { code, count }: { code: string; count: number }): string {
  return t([`inbox:bulk.why.${code}`, 'inbox:bulk.why.other'], { count })
}
