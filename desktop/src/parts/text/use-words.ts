import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

const NAMESPACES = ['admin', 'common', 'inbox']

/** The words of the administrator's and supervisor's screens; what they do not have is taken from those all screens share. */
export function useWords(): { t: TFunction; locale: 'es' | 'en' | 'pt' } {
  const { t, i18n } = useTranslation(NAMESPACES, { nsMode: 'fallback' })
  const locale = i18n.language === 'en' || i18n.language === 'pt' ? i18n.language : 'es'
  return { t: t as TFunction, locale }
}
