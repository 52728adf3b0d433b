import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconMessagePlus, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import { useLive } from '../../../parts/shell/live-line.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { findPersonalData } from '../../../parts/text/find-personal-data.ts'
import { useNow } from '../../../parts/time/use-now.ts'
import classes from './composer.module.css'
import type { Draft } from './use-draft.ts'
import type { Sending } from './use-send.ts'

const TYPING_FORGOTTEN_MS = 8_000

/** What one should know before sending: that one cannot, that the customer wrote since, that a colleague writes too, that it is too personal. */
export function ComposerBars({ about, draft, sending }: { about: CaseDetail; draft: Draft; sending: Sending }) {
  const { t } = useTranslation('inbox')
  const { mode, conversation, text } = draft
  const cannot = mode === 'note' ? null : conversation?.cannotReply
  const personal = mode === 'public' ? findPersonalData(text) : null
  const colleagues = useColleagues(about.caseId)
  return (
    <div aria-live="polite">
      {cannot && (
        <Bar kind="stop" icon={<IconBan size={15} stroke={1.8} aria-hidden />}>
          {t(`cannot.${cannot}`, { defaultValue: t('cannot.other', { code: cannot }) })}
        </Bar>
      )}
      {mode !== 'note' && about.state === 'closed' && !cannot && (
        <Bar kind="quiet" icon={<IconAlertTriangle size={15} stroke={1.8} aria-hidden />}>
          {t(about.mergedInto ? 'composer.mergedHint' : 'composer.closedHint')}
        </Bar>
      )}
      {sending.isChanged && (
        <Bar kind="warn" icon={<IconMessagePlus size={15} stroke={1.8} aria-hidden />}>
          {t('composer.changed')}
          <Button size="compact-xs" variant="default" onClick={sending.dropChanged}>
            {t('composer.see')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => sending.send({ anyway: true })}>
            {t('composer.sendAnyway')}
          </Button>
        </Bar>
      )}
      {personal && (
        <Bar kind="warn" icon={<IconAlertTriangle size={15} stroke={1.8} aria-hidden />}>
          {t('composer.personal', { what: t(`composer.personal_${personal}`) })}
        </Bar>
      )}
      {colleagues && (
        <Bar kind="quiet" icon={<IconPencil size={15} stroke={1.8} aria-hidden />}>
          {t('composer.colleagueTypes', { names: colleagues })}
        </Bar>
      )}
    </div>
  )
}

function Bar({ kind, icon, children }: { kind: 'stop' | 'warn' | 'quiet'; icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.bar} data-kind={kind}>
      {icon}
      {children}
    </div>
  )
}

function useColleagues(caseId: string): string {
  const { around } = useLive()
  const me = useMe()
  const names = useNames()
  const now = useNow(2000)
  return (around.people[caseId] ?? [])
    .filter(({ personId, doing, at }) => doing === 'typing' && personId !== me.personId && now - at < TYPING_FORGOTTEN_MS)
    .map(({ personId }) => names.person(personId)?.name ?? '')
    .filter(Boolean)
    .join(', ')
}
