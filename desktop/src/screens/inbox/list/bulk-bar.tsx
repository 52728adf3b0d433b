import { type BulkSource, previewBulk } from '@atalaya/shared/contract/bulk.ts'
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconArchive,
  IconArrowsExchange,
  IconBell,
  IconBellOff,
  IconCategory,
  IconCircleCheck,
  IconClockPause,
  IconDots,
  IconFlag,
  IconMoodEmpty,
  IconTag,
  IconTagOff,
  IconUserShare,
  IconX,
} from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../data.ts'
import { type BulkAct, BulkDialog } from '../bulk/bulk-dialog.tsx'
import { useAddress } from '../use-address.ts'
import classes from './list.module.css'
import type { Chosen } from './use-chosen.ts'

type Act = readonly [BulkAct, typeof IconTag]
const ACTS: readonly Act[] = [
  ['assign', IconUserShare],
  ['type', IconCategory],
  ['tag', IconTag],
  ['snooze', IconClockPause],
  ['close', IconCircleCheck],
]
const MORE: readonly Act[] = [
  ['state', IconArrowsExchange],
  ['priority', IconFlag],
  ['tone', IconMoodEmpty],
  ['untag', IconTagOff],
  ['follow', IconBell],
  ['unfollow', IconBellOff],
  ['set-aside', IconArchive],
]
/** So many can be marked one by one. */
const MOST_MARKED = 500

/** One change for all marked cases, or for all that match, loaded or not. */
export function BulkBar({ chosen, loaded }: { chosen: Chosen; loaded: number }) {
  const { t } = useTranslation('inbox')
  const [asking, setAsking] = useState<BulkAct | null>(null)
  const { count, isAll, source, ...all } = useAllThatMatch(chosen, loaded)
  const clear = () => {
    all.forget()
    chosen.clear()
  }
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk.selected', { count })}>
      <strong className="figures">{t('bulk.selected', { count })}</strong>
      {!isAll && chosen.ids.length < Math.min(loaded, MOST_MARKED) && (
        <Button size="compact-xs" variant="subtle" onClick={chosen.all}>
          {t('bulk.all', { count: loaded })}
        </Button>
      )}
      {!isAll && all.matches > chosen.ids.length && (
        <Button size="compact-xs" variant="light" onClick={all.choose}>
          {t('bulk.allMatches', { count: all.matches })}
        </Button>
      )}
      <span className={classes.gap} />
      {ACTS.map(([act, Icon]) => (
        <Tooltip key={act} label={t(`bulk.does.${act}`)}>
          <ActionIcon aria-label={t(`bulk.does.${act}`)} onClick={() => setAsking(act)}>
            <Icon size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ))}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('bulk.more')}>
            <IconDots size={17} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {MORE.map(([act, Icon]) => (
            <Menu.Item key={act} leftSection={<Icon size={16} stroke={1.6} aria-hidden />} onClick={() => setAsking(act)}>
              {t(`bulk.does.${act}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={t('bulk.clear')}>
        <ActionIcon aria-label={t('bulk.clear')} onClick={clear}>
          <IconX size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <BulkDialog
          act={asking}
          source={source}
          count={count}
          isAll={isAll}
          onClose={() => setAsking(null)}
          onStarted={() => {
            setAsking(null)
            clear()
          }}
        />
      )}
    </div>
  )
}

/** Once all that is loaded is marked, all that match can be: the view with its filter, as it was when it was said. */
function useAllThatMatch(chosen: Chosen, loaded: number) {
  const { question } = useAddress()
  const [asked, setAsked] = useState<string | null>(null)
  const { sort: _, cursor: _cursor, limit: _limit, ...filter } = question
  const now = JSON.stringify(filter)
  const everything = useMemo(() => ({ by: 'view', ...JSON.parse(now) }) as BulkSource, [now])
  const isAll = asked === now
  const { data } = useAsk(previewBulk, { source: everything }, { enabled: isAll || chosen.ids.length >= Math.min(loaded, MOST_MARKED) })
  const matches = data?.matches ?? 0
  return {
    matches,
    isAll,
    count: isAll ? matches : chosen.ids.length,
    source: isAll ? everything : ({ by: 'cases', caseIds: chosen.ids.slice(0, MOST_MARKED) } satisfies BulkSource),
    choose: () => setAsked(now),
    forget: () => setAsked(null),
  }
}
