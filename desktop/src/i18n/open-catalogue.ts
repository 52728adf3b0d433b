import type { Locale } from '@atalaya/shared/contract/common.ts'
import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

type Catalogue = Record<string, unknown>
/** One file a language and namespace, fetched when that language is first shown. */
const files = import.meta.glob<Catalogue>('./{es,en,pt}/*.json', { import: 'default' })

export const LOCALES: readonly Locale[] = ['es', 'en', 'pt']

/** The language to begin with: the one chosen before, else the first of the browser's that we speak, else Spanish. */
export function firstLocale(chosen: string | null, wished: readonly string[]): Locale {
  const spoken = [chosen, ...wished].map((tag) => tag?.slice(0, 2)).find((tag) => LOCALES.some((locale) => locale === tag))
  return LOCALES.find((locale) => locale === spoken) ?? 'es'
}

/** The catalogue in one language, ready to be read. What the first page does not say is fetched when `wait` says so, or when `fetchRest` is called. */
export async function openCatalogue(locale: Locale, wait: (act: () => void) => void): Promise<{ catalogue: i18n; fetchRest: () => Promise<void> }> {
  const catalogue = createInstance()
  await catalogue.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: [],
    defaultNS: 'common',
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    returnNull: false,
  })
  const fetchRest = await showLocale(catalogue, locale, wait)
  return { catalogue, fetchRest }
}

/** What the first page of an agent says; the rest follows behind it. */
const FIRST: ReadonlySet<string> = new Set(['common', 'inbox'])
const isFirstPage = () => /^\/(inbox|sign-in)?(\/|$)/.test(location.pathname)

/** Shows another language, fetching it first, and remembers it on this device. Returns how to wait for what the first page does not say. */
export async function showLocale(catalogue: i18n, locale: Locale, wait = (act: () => void) => act()): Promise<() => Promise<void>> {
  const mine = Object.entries(files).flatMap(([path, load]) => {
    const namespace = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
    return path.startsWith(`./${locale}/`) && !catalogue.hasResourceBundle(locale, namespace) ? [{ namespace, load }] : []
  })
  const add = async ({ namespace, load }: (typeof mine)[number]) => {
    catalogue.addResourceBundle(locale, namespace, await load())
  }
  const later = isFirstPage() ? mine.filter(({ namespace }) => !FIRST.has(namespace)) : []
  await Promise.all(mine.filter((file) => !later.includes(file)).map(add))
  let rest: Promise<unknown> | undefined
  const fetchRest = async () => {
    rest ??= Promise.all(later.map(add))
    await rest
  }
  if (later.length > 0) wait(() => void fetchRest())
  await catalogue.changeLanguage(locale)
  document.documentElement.lang = locale
  localStorage.setItem('atalaya.locale', locale)
  return fetchRest
}
