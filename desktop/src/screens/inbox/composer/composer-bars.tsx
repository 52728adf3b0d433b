import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import type { Conversation } from '@atalaya/shared/contract/conversations.ts'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconClockHour4, IconMessagePlus, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import { useLive } from '../../../parts/shell/live-line.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { findPersonalData } from '../../../parts/text/find-personal-data.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { useNow } from '../../../parts/time/use-now.ts'
import { ApprovedTemplates } from './approved-templates.tsx'
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
          {cannot === 'template-only' && conversation && <ApprovedTemplates about={about} conversation={conversation} />}
        </Bar>
      )}
      {mode === 'private' && !cannot && conversation?.window && <WindowBar window={conversation.window} />}
      {mode !== 'note' && !cannot && conversation && <AccountBar accountId={conversation.accountId} />}
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

const DEAF = new Set(['not-subscribed', 'subscription-missing', 'webhook-missing', 'webhook-invalid'])

/** What ails the account where it touches this answer: it will wait, or what the customer wrote last may be missing. */
function AccountBar({ accountId }: { accountId: string }) {
  const { t } = useTranslation('inbox')
  const account = useNames().account(accountId)
  const ails = account?.unreachable ? 'unreachable' : account?.problems.some(({ code }) => DEAF.has(code)) ? 'deaf' : null
  if (!ails) return null
  return (
    <Bar kind="quiet" icon={<IconAlertTriangle size={15} stroke={1.8} aria-hidden />}>
      {t(`composer.account_${ails}`)}
    </Bar>
  )
}

const SOON_MS = 6 * 3_600_000

/** How long the network still takes answers; said when it is not long, or when only a person may give them. */
function WindowBar({ window: { state, until } }: { window: NonNullable<Conversation['window']> }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const now = useNow(60_000)
  if (!until || (state === 'open' && Date.parse(until) - now > SOON_MS)) return null
  return (
    <Bar kind={state === 'open' ? 'quiet' : 'warn'} icon={<IconClockHour4 size={15} stroke={1.8} aria-hidden />}>
      {t(state === 'human' ? 'composer.windowHuman' : 'composer.windowOpen', { when: say.long(until) })}
    </Bar>
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
