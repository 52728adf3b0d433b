import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../text/use-words.ts'

/** Words to look for; told a moment after one stops typing. */
export function SearchField({ label, initial, onWords }: { label: string; initial: string; onWords: (words: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState(initial)
  const tell = useDebouncedCallback((words: string) => onWords(words.trim()), 250)
  const change = (next: string) => {
    setText(next)
    tell(next)
  }
  return (
    <TextInput
      type="search"
      w={{ base: '100%', xs: 280 }}
      value={text}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t('actions.clear')} onClick={() => change('')} />}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  )
}
