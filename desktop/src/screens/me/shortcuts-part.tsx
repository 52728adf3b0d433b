import { Button, SimpleGrid, Switch, Text } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chordOf, findClash, keysOf, RESERVED } from '../../commands/chords.ts'
import { COMMAND_GROUPS, COMMANDS, type Command } from '../../commands/commands-table.ts'
import { ShowKeys, useModName } from '../../commands/show-keys.tsx'
import { usePreferences } from '../../preferences.ts'
import classes from './me.module.css'
import { Part } from './part.tsx'

/** All shortcuts, each to be changed by pressing others, or switched off together. */
export function ShortcutsPart() {
  const { t } = useTranslation()
  const mod = useModName()
  const [{ shortcutsOff, keys }, change] = usePreferences()
  return (
    <Part title={t('me.shortcuts')} hint={t('me.shortcutsHint', { mod })}>
      <Switch
        mb="md"
        label={t('me.shortcutsOn')}
        checked={!shortcutsOff}
        onChange={(event) => change({ shortcutsOff: !event.currentTarget.checked })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="md">
        {COMMAND_GROUPS.map((group) => (
          <div key={group}>
            <Text size="xs" fw={600} c="dimmed" mb={4}>
              {t(`commands.groups.${group}`)}
            </Text>
            {COMMANDS.filter((command) => command.group === group).map((command) => (
              <KeyOf key={command.id} command={command} keys={keys} onChange={(changed) => change({ keys: { ...keys, [command.id]: changed } })} />
            ))}
          </div>
        ))}
      </SimpleGrid>
      {Object.keys(keys).length > 0 && (
        <Button mt="md" size="xs" variant="default" onClick={() => change({ keys: {} })}>
          {t('me.resetKeys')}
        </Button>
      )}
    </Part>
  )
}

function KeyOf({ command, keys, onChange }: { command: Command; keys: Record<string, string | null>; onChange: (keys: string | null) => void }) {
  const { t } = useTranslation()
  const [isListening, setIsListening] = useState(false)
  const [clash, setClash] = useState<Command>()
  const button = useRef<HTMLButtonElement>(null)
  const current = keysOf(command, keys)
  const name = t(`commands.names.${command.id}`)
  function take(event: KeyboardEvent) {
    if (!isListening) return
    if (event.key === 'Tab') return setIsListening(false)
    event.preventDefault()
    event.stopPropagation()
    const chord = chordOf(event)
    if (event.key === 'Escape' || event.key === 'Backspace') {
      if (event.key === 'Backspace') onChange(null)
      return setIsListening(false)
    }
    if (!chord || RESERVED.has(chord) || (command.whileTyping && !chord.startsWith('mod+'))) return
    const taken = findClash(command.id, chord, keys)
    setClash(taken)
    if (taken) return
    onChange(chord)
    setIsListening(false)
  }
  return (
    <div className={classes.key}>
      <span>{name}</span>
      <button
        ref={button}
        type="button"
        className={classes.keyButton}
        data-listening={isListening || undefined}
        aria-label={`${t('me.changeKeys', { command: name })}${current ? ` (${current})` : ''}`}
        onClick={() => {
          setClash(undefined)
          setIsListening(true)
        }}
        onBlur={() => setIsListening(false)}
        onKeyDown={take}
      >
        {isListening ? (
          <span role="status">{clash ? t('me.keysTaken', { command: t(`commands.names.${clash.id}`) }) : t('me.pressKeys')}</span>
        ) : current ? (
          <ShowKeys keys={current} />
        ) : (
          '—'
        )}
      </button>
    </div>
  )
}
