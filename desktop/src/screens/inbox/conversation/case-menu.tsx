import { type CaseDetail, changeState, followCase, setCaseAside, snoozeCase } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconArchive,
  IconArchiveOff,
  IconArrowMerge,
  IconArrowsSplit2,
  IconBell,
  IconBellOff,
  IconClockPause,
  IconDots,
  IconLink,
  IconStairsDown,
  IconStairsUp,
  IconSunrise,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { keysOf } from '../../../commands/chords.ts'
import { COMMANDS, type CommandId } from '../../../commands/commands-table.ts'
import { ShowKeys } from '../../../commands/show-keys.tsx'
import { useCommand, useCommands } from '../../../commands/use-commands.tsx'
import { useDo } from '../../../data.ts'
import { useMe } from '../../../parts/shell/me-context.tsx'

/** Everything else one can do with a case, as the table of commands has it. */
export function CaseMenu({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const me = useMe()
  const { caseId } = about
  const { mutate: follow } = useDo(followCase)
  const { mutate: setAside } = useDo(setCaseAside)
  const { mutate: snooze } = useDo(snoozeCase)
  const { mutate: toState } = useDo(changeState)
  const may = new Set(about.may)
  const isFollowing = about.followerIds.includes(me.personId)
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }
  useCommand('follow', () => follow({ caseId, undo: isFollowing }))
  useCommand('set-aside', may.has('set-aside') ? () => setAside({ caseId, undo: about.setAside }) : null)
  useCommand('copy-link', () => {
    void navigator.clipboard.writeText(`${location.origin}/cases/${caseId}`)
    notifications.show({ message: t('case.linkCopied') })
  })
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('common:actions.more')}>
          <IconDots size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Entry command="follow" icon={isFollowing ? <IconBellOff {...icon} /> : <IconBell {...icon} />}>
          {t(isFollowing ? 'case.unfollow' : 'case.follow')}
        </Entry>
        <Entry command="snooze" icon={<IconClockPause {...icon} />}>
          {t('case.snooze')}
        </Entry>
        {about.snoozedUntil && may.has('snooze') && (
          <Menu.Item leftSection={<IconSunrise {...icon} />} onClick={() => snooze({ caseId, until: null })}>
            {t('case.wake')}
          </Menu.Item>
        )}
        <Entry command="escalate" icon={<IconStairsUp {...icon} />}>
          {t('case.escalate')}
        </Entry>
        {about.state === 'escalated' && may.has('edit') && (
          <Menu.Item leftSection={<IconStairsDown {...icon} />} onClick={() => toState({ caseId, state: 'pending' })}>
            {t('case.deescalate')}
          </Menu.Item>
        )}
        <Entry command="merge" icon={<IconArrowMerge {...icon} />}>
          {t('case.merge')}
        </Entry>
        <Entry command="split" icon={<IconArrowsSplit2 {...icon} />}>
          {t('case.split')}
        </Entry>
        <Menu.Divider />
        <Entry command="copy-link" icon={<IconLink {...icon} />}>
          {t('case.copyLink')}
        </Entry>
        <Entry command="set-aside" icon={about.setAside ? <IconArchiveOff {...icon} /> : <IconArchive {...icon} />}>
          {t(about.setAside ? 'case.bringBack' : 'case.setAside')}
        </Entry>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A line of a menu that carries out a command; it is there only while somebody offers to. */
function Entry({ command, icon, children }: { command: CommandId; icon: ReactNode; children: string }) {
  const { offered, run, keys: changes } = useCommands()
  const found = COMMANDS.find(({ id }) => id === command)
  if (!found || !offered().some(({ id }) => id === command)) return null
  const keys = keysOf(found, changes)
  return (
    <Menu.Item leftSection={icon} rightSection={keys && <ShowKeys keys={keys} />} onClick={() => run(command)}>
      {children}
    </Menu.Item>
  )
}
