import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { listOf } from '../read-address.ts'
import { useAddress } from '../use-address.ts'
import { useSavedView } from '../views/use-saved-view.ts'
import classes from './list.module.css'
import { useFilterOptions } from './use-filter-options.ts'

/** What the view is narrowed by, each to be taken away by itself. */
export function FilterChips() {
  const { t } = useTranslation('inbox')
  const { filter, go } = useAddress()
  const all = useFilterOptions()
  const saved = useSavedView()
  const chips = Object.entries(filter).map(([name, value]) => {
    const known = all.find((one) => one.name === name)
    const values = listOf(value).map((entry) => known?.options.find((option) => option.value === entry)?.label ?? entry)
    return { name, text: name === 'words' ? `«${value}»` : known ? values.join(', ') : `${name}: ${values.join(', ')}` }
  })
  if (chips.length === 0 || saved) return null
  return (
    <div className={classes.chips}>
      {chips.map(({ name, text }) => (
        <span key={name} className={classes.chip}>
          <span className="truncate">{text}</span>
          <CloseButton size="xs" aria-label={t('list.removeFilter', { name: text })} onClick={() => go({ [name]: undefined })} />
        </span>
      ))}
    </div>
  )
}
