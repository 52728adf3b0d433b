import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

interface Shape {
  label: string
  hint: string
  value: string
  onChange: (timeZone: string) => void
}

/** Choosing a time zone among those the browser knows, found by a part of its name. */
export function ZoneChoice({ label, hint, value, onChange }: Shape) {
  const { t } = useTranslation()
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone')
    const all = known.includes(value) ? known : [value, ...known]
    return all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ').replaceAll('/', ' / ') }))
  }, [value])
  return (
    <Select
      label={label}
      description={hint}
      searchable
      allowDeselect={false}
      limit={100}
      nothingFoundMessage={t('time.noZone')}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      data={zones}
    />
  )
}
