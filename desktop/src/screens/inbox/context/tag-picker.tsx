import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import classes from './context.module.css'

export function TagPicker({ tagIds, mayEdit, onChange }: { tagIds: string[]; mayEdit: boolean; onChange: (tagIds: string[]) => void }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const tags = (names.taxonomy?.tags ?? []).filter(({ tagId, retired }) => !retired || tagIds.includes(tagId))
  return (
    <MultiSelect
      label={<span className={classes.label}>{t('fields.tags')}</span>}
      placeholder={tagIds.length === 0 ? t('fields.addTags') : ''}
      disabled={!mayEdit}
      searchable
      data={tags.map(({ tagId, name }) => ({ value: tagId, label: name }))}
      value={tagIds}
      onChange={onChange}
      hidePickedOptions
    />
  )
}
