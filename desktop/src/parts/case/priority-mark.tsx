import { IconArrowDown, IconArrowUp, IconChevronsUp, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export const PRIORITIES = [2, 1, 0, -1] as const

/** The sign of a priority; the normal one has none unless asked for. */
export function PriorityMark({ priority, isAlways = false }: { priority: number; isAlways?: boolean }) {
  const { t } = useTranslation('inbox')
  if (priority === 0 && !isAlways) return null
  const Icon = priority >= 2 ? IconChevronsUp : priority === 1 ? IconArrowUp : priority === 0 ? IconMinus : IconArrowDown
  const color = priority >= 2 ? 'var(--at-bad)' : priority === 1 ? 'var(--at-warn)' : 'var(--mantine-color-dimmed)'
  return <Icon size={15} stroke={2.2} color={color} role="img" aria-label={`${t('priority.label')}: ${t(`priority.${priority}`)}`} />
}
