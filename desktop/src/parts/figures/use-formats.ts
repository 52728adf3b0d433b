import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Formats, makeFormats } from './formats.ts'

/** How figures are written in the reader's language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  return useMemo(() => makeFormats(i18n.language), [i18n.language])
}
