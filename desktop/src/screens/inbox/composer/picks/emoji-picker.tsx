import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../composer.module.css'

const EMOJI = [
  ...['😊', '🙂', '😉', '😄', '😃', '😀', '🤗', '😌', '😅', '😂', '🥳', '😍', '🤝', '🙏', '👍', '👌', '👏', '🙌', '💪', '👋', '✋', '☝️'],
  ...['😔', '😟', '😕', '🙁', '😢', '😥', '😮', '😯', '🤔', '🧐', '😬', '😴', '🤒', '❤️', '💚', '💙', '💛', '💜', '✨', '⭐', '🎉', '🎁'],
  ...['✅', '☑️', '❌', '⚠️', '❓', '❗', '🔔', '🔒', '🔑', '📌', '📎', '📝', '📄', '📷', '📱', '💻', '📞', '✉️', '💬', '📅', '⏰', '⏳'],
  ...['💳', '💰', '💵', '🏦', '🏧', '🧾', '📈', '📉', '🚚', '📦', '🏠', '🏢', '🚗', '✈️', '🌎', '☀️', '🌙', '☔', '🔥', '🌱', '🇵🇪', '🇲🇽'],
] as const

/** A small set of emoji for writing to customers. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('inbox')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-start" trapFocus>
      <Popover.Target>
        <Tooltip label={t('composer.emoji')}>
          <ActionIcon aria-label={t('composer.emoji')} onClick={() => setIsOpen((was) => !was)}>
            <IconMoodSmile size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('composer.emoji')}>
        <div className={classes.emoji}>
          {EMOJI.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={t('composer.emojiChoose', { emoji })}
              onClick={() => {
                setIsOpen(false)
                onPick(emoji)
              }}
            >
              {emoji}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
