import { ActionIcon, CopyButton, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useWords } from '../text/use-words.ts'

interface CopyShape {
  label: string
  value: string
  hint?: string
  rows?: number
}

/** A text to be taken elsewhere: shown whole, copied with one press. */
export function CopyField({ label, value, hint, rows }: CopyShape) {
  const { t } = useWords()
  const button = (
    <CopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={t(copied ? 'actions.copied' : 'actions.copy')}>
          <ActionIcon onClick={copy} aria-label={`${t(copied ? 'actions.copied' : 'actions.copy')}: ${label}`} {...(copied && { color: 'atalaya' })}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
  const shared = {
    label,
    value,
    readOnly: true,
    ...(hint && { description: hint }),
    rightSection: button,
    styles: { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } },
  }
  return rows ? <Textarea {...shared} rows={rows} /> : <TextInput {...shared} onFocus={({ currentTarget }) => currentTarget.select()} />
}
