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

/** The catalogue in one language, ready to be read. */
export async function openCatalogue(locale: Locale): Promise<i18n> {
  const catalogue = createInstance()
  await catalogue.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: [],
    defaultNS: 'common',
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  })
  await showLocale(catalogue, locale)
  return catalogue
}

/** Shows another language, fetching it first, and remembers it on this device. */
export async function showLocale(catalogue: i18n, locale: Locale): Promise<void> {
  const mine = Object.entries(files).filter(([path]) => path.startsWith(`./${locale}/`))
  await Promise.all(
    mine.map(async ([path, load]) => {
      const namespace = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
      if (!catalogue.hasResourceBundle(locale, namespace)) catalogue.addResourceBundle(locale, namespace, await load())
    }),
  )
  await catalogue.changeLanguage(locale)
  document.documentElement.lang = locale
  localStorage.setItem('atalaya.locale', locale)
}
