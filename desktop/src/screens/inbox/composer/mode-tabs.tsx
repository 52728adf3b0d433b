import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { IconLock, IconNote, IconWorld } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelIcon } from '../../../parts/case/channel-icon.tsx'
import classes from './composer.module.css'
import type { Mode } from './intent.ts'
import type { Draft } from './use-draft.ts'

const ICONS: Record<Mode, typeof IconLock> = { public: IconWorld, private: IconLock, note: IconNote }

/** How one writes, and as whom. */
export function ModeTabs({ draft }: { about: CaseDetail; draft: Draft }) {
  const { t } = useTranslation('inbox')
  const tabs = useRef<HTMLDivElement>(null)
  const { conversation, mode, modes } = draft
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = (modes.indexOf(mode) + step + modes.length) % modes.length
    draft.setMode(modes[next]!)
    tabs.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  return (
    <div className={classes.top}>
      <div ref={tabs} className={classes.tabs} role="tablist" aria-label={t('composer.label')} onKeyDown={onKeyDown}>
        {modes.map((one) => {
          const Icon = ICONS[one]
          return (
            <button
              key={one}
              type="button"
              role="tab"
              className={classes.tab}
              data-mode={one}
              aria-selected={one === mode}
              tabIndex={one === mode ? 0 : -1}
              onClick={() => draft.setMode(one)}
            >
              <Icon size={14} stroke={1.9} aria-hidden />
              {t(`composer.${one}`)}
            </button>
          )
        })}
      </div>
      <span className={classes.as}>
        {mode === 'note' ? (
          t('composer.noteAs')
        ) : conversation ? (
          <>
            <ChannelIcon channel={conversation.channel} size={13} />
            <span className="truncate">{t('composer.as', { name: conversation.accountHandle || conversation.accountName })}</span>
          </>
        ) : null}
      </span>
    </div>
  )
}
