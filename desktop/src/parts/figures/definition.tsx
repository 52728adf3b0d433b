import { ActionIcon, Tooltip } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'

/** What a figure means, told when one points at it or reaches it by keyboard. */
export function Definition({ of, text }: { of: string; text: string }) {
  return (
    <Tooltip label={text} multiline w={260} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon size={24} aria-label={`${of}: ${text}`} c="dimmed">
        <IconInfoCircle size={14} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}
