import { Input, SegmentedControl, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../../preferences.ts'
import { Part } from './part.tsx'

const THEMES = ['auto', 'light', 'dark'] as const
const DENSITIES = ['comfortable', 'compact'] as const

export function LookPart() {
  const { t } = useTranslation()
  const [{ theme, density }, change] = usePreferences()
  return (
    <Part title={t('me.look')}>
      <Stack gap="md" align="flex-start">
        <div>
          <Input.Label component="div" display="block" id="theme-label" mb={4}>
            {t('theme.label')}
          </Input.Label>
          <SegmentedControl
            aria-labelledby="theme-label"
            value={theme}
            data={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
            onChange={(value) => change({ theme: THEMES.find((known) => known === value) ?? 'auto' })}
          />
        </div>
        <div>
          <Input.Label component="div" display="block" id="density-label" mb={4}>
            {t('density.label')}
          </Input.Label>
          <SegmentedControl
            aria-labelledby="density-label"
            value={density}
            data={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
            onChange={(value) => change({ density: DENSITIES.find((known) => known === value) ?? 'comfortable' })}
          />
        </div>
      </Stack>
    </Part>
  )
}
