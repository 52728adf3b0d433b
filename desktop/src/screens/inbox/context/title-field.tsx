import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './context.module.css'

/** What the case is about, in a few words; kept on leaving the field. */
export function TitleField({ title, mayEdit, onChange }: { title: string; mayEdit: boolean; onChange: (title: string) => void }) {
  const { t } = useTranslation('inbox')
  const [text, setText] = useState(title)
  useEffect(() => setText(title), [title])
  return (
    <TextInput
      label={<span className={classes.label}>{t('case.title')}</span>}
      disabled={!mayEdit}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => text.trim() !== title && onChange(text.trim())}
    />
  )
}
