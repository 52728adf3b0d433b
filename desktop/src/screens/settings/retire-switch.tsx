import { Switch } from '@mantine/core'
import { useWords } from '../../parts/text/use-words.ts'

interface RetireShape {
  retired: boolean
  hint?: string
  onChange: (retired: boolean) => void
}

/** Takes a thing out of what is offered without deleting it, or offers it again. */
export function RetireSwitch({ retired, hint, onChange }: RetireShape) {
  const { t } = useWords()
  return (
    <Switch
      label={t('forms.retire')}
      description={hint ?? t('forms.retireHint')}
      checked={retired}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  )
}
