import { Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../../preferences.ts'
import { Part } from './part.tsx'

const AFTER = ['stay', 'next', 'list'] as const
const UNDO_SECONDS = [0, 5, 10, 20, 30]

export function DeskPart() {
  const { t } = useTranslation()
  const [{ afterClose, undoSeconds }, change] = usePreferences()
  return (
    <Part title={t('me.desk')}>
      <Group grow preventGrowOverflow={false}>
        <Select
          miw={200}
          label={t('me.afterClose')}
          allowDeselect={false}
          data={AFTER.map((value) => ({ value, label: t(`me.afterClose_${value}`) }))}
          value={afterClose}
          onChange={(value) => change({ afterClose: AFTER.find((known) => known === value) ?? 'next' })}
        />
        <Select
          miw={200}
          label={t('me.undoSeconds')}
          allowDeselect={false}
          data={UNDO_SECONDS.map((count) => ({ value: String(count), label: t('me.seconds', { count }) }))}
          value={String(undoSeconds)}
          onChange={(value) => change({ undoSeconds: Number(value) })}
        />
      </Group>
    </Part>
  )
}
