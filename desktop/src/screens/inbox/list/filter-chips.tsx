import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
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
  const say = useSayWhen()
  const chips = Object.entries(filter).map(([name, value]) => {
    const known = all.find((one) => one.name === name)
    const values = listOf(value).map((entry) => known?.options.find((option) => option.value === entry)?.label ?? entry)
    return { name, text: known ? values.join(', ') : sayPlain(name, value) }
  })
  if (chips.length === 0 || saved) return null

  function sayPlain(name: string, value: string): string {
    switch (name) {
      case 'words':
        return `«${value}»`
      case 'openedFrom':
      case 'openedTo':
        return t(`list.${name}`, { when: say.both(value) })
      case 'unassigned':
        return t(value === 'false' ? 'list.owned' : 'list.noOwner')
      case 'untyped':
        return t('list.untyped')
      default:
        return value
    }
  }
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
