import { IconMoodAngry, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export const TONES = [-2, -1, 0, 1, 2] as const
const FACES: Record<number, typeof IconMoodEmpty> = { [-2]: IconMoodAngry, [-1]: IconMoodSad, 0: IconMoodEmpty, 1: IconMoodSmile, 2: IconMoodHappy }

export function toneColor(tone: number): string {
  if (tone === 0) return 'var(--mantine-color-dimmed)'
  if (tone > 0) return 'var(--at-good)'
  return tone === -1 ? 'var(--at-warn)' : 'var(--at-bad)'
}

/** The face of a tone, from very bad (-2) to very good (2). */
export function ToneFace({ tone, size = 16, isNamed = false }: { tone: number; size?: number; isNamed?: boolean }) {
  const { t } = useTranslation('inbox')
  const Face = FACES[tone] ?? IconMoodEmpty
  const label = `${t('tone.label')}: ${t(`tone.${tone}`)}`
  return isNamed ? (
    <Face size={size} stroke={1.75} color={toneColor(tone)} aria-hidden />
  ) : (
    <Face size={size} stroke={1.75} color={toneColor(tone)} role="img" aria-label={label} />
  )
}
