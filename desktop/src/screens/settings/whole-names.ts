import type { Names } from '@atalaya/shared/contract/common.ts'

/** Names without gaps: a language left empty takes the first that is filled in. */
export function wholeNames({ es, en, pt }: Names): Names {
  const any = [es, en, pt].map((name) => name.trim()).find(Boolean) ?? ''
  return { es: es.trim() || any, en: en.trim() || any, pt: pt.trim() || any }
}

/** A key made of a name and of the keys above it, as the contract wants it: small letters and digits, parts joined by points; never one of `taken`. */
export function makeKey(name: string, parent: string | null, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const base = (parent ? `${parent}.${plain || 'x'}` : plain || 'x').slice(0, 55).replace(/[._-]+$/, '')
  for (let again = 1; ; again++) {
    const key = again === 1 ? base : `${base}-${again}`
    if (!taken.has(key)) return key
  }
}
