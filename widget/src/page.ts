import type { Locale } from '@atalaya/shared/contract/common.ts'
import type { WidgetSettings } from '@atalaya/shared/contract/widget.ts'

/** What the tag on the page says. */
export interface Page {
  /** The server the script came from. */
  base: string
  accountId: string
  locale: Locale
  /** A customer whom the company's own site signed in, with the signature of its server. */
  identity: { externalId: string; hash: string } | null
  /** What the site says of them, so that they need not type it. */
  said: { name?: string; email?: string; phone?: string }
}

/** What the loader hands to the panel. */
export interface Stage {
  page: Page
  settings: WidgetSettings
  root: ShadowRoot
  launcher: HTMLButtonElement
  setUnread(count: number): void
}

export interface Panel {
  open(): void
  close(): void
  isOpen(): boolean
}

/** Reads the tag; null when it does not name an account. */
export function readTag(tag: HTMLScriptElement): Page | null {
  const { account, locale, externalId, identityHash, name, email, phone } = tag.dataset
  if (!account) return null
  return {
    base: new URL(tag.src).origin,
    accountId: account,
    locale: localeOf(locale || document.documentElement.lang || navigator.language),
    identity: externalId && identityHash ? { externalId, hash: identityHash } : null,
    said: { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) },
  }
}

/** The language we speak that is nearest to a page's: `pt-BR` is `pt`, one we do not speak is `en`. */
export function localeOf(language: string): Locale {
  const [tongue] = language.toLowerCase().split('-')
  return tongue === 'es' || tongue === 'pt' ? tongue : 'en'
}
