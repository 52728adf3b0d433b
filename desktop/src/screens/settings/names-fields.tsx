import type { Names } from '@atalaya/shared/contract/common.ts'
import { TextInput } from '@mantine/core'
import { LOCALES } from '../../i18n/open-catalogue.ts'
import { useWords } from '../../parts/text/use-words.ts'

/** A name in the three languages of the product; those left empty take the first that is filled in. */
export function NamesFields({ names, onChange }: { names: Names; onChange: (names: Names) => void }) {
  const { t, locale } = useWords()
  const order = [locale, ...LOCALES.filter((other) => other !== locale)]
  return order.map((language, index) => (
    <TextInput
      key={language}
      label={t(`forms.names.${language}`)}
      required={index === 0}
      maxLength={120}
      value={names[language]}
      onChange={({ currentTarget }) => onChange({ ...names, [language]: currentTarget.value })}
      {...(index === 0 && { 'data-autofocus': true })}
    />
  ))
}
