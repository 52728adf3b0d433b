import { Stack } from '@mantine/core'
import { CopyField } from '../../parts/page/copy-field.tsx'
import { Warning } from '../../parts/page/warning.tsx'
import { useWords } from '../../parts/text/use-words.ts'

/** Secrets the platform made itself: shown this once. */
export function MintedSecrets({ minted }: { minted: Record<string, string> }) {
  const { t } = useWords()
  const made = Object.entries(minted)
  if (made.length === 0) return null
  return (
    <Warning title={t('forms.once')}>
      <Stack gap="xs">
        {made.map(([name, secret]) => (
          <CopyField key={name} label={t(`accounts.secrets.${name}`, { defaultValue: name })} value={secret} />
        ))}
      </Stack>
    </Warning>
  )
}
