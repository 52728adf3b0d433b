import { Kbd } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

const SIGNS: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: '␣',
  shift: '⇧',
}

/** The name of the key that mod stands for on this machine. */
export function useModName(): string {
  const os = useOs()
  return os === 'macos' || os === 'ios' ? '⌘' : 'Ctrl'
}

/** Keys as they are printed on the keyboard. */
export function ShowKeys({ keys }: { keys: string }) {
  const mod = useModName()
  const { t } = useTranslation()
  const name = (key: string) => (key === 'mod' ? mod : (SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)))
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {keys.split(' ').map((chord, index) => (
        <Fragment key={`${keys.slice(0, index)} ${chord}`}>
          {index > 0 && <span className="visually-hidden"> {t('commands.then')} </span>}
          {chord.split(/\+(?!$)/).map((key) => (
            <Kbd key={key} size="xs" mx={1}>
              {name(key)}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
