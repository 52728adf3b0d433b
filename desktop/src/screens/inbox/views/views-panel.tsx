import { countCases, listSavedViews, removeView, type SavedView, VIEWS, type View } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArchive,
  IconAt,
  IconBell,
  IconBookmark,
  IconCircleCheck,
  IconClockPause,
  IconHourglassLow,
  IconInbox,
  IconLayoutSidebarLeftCollapse,
  IconMailX,
  IconMessageReply,
  IconStack2,
  IconTrash,
  IconUser,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useDo } from '../../../data.ts'
import { useAddress } from '../use-address.ts'
import { usePanels } from '../use-panels.ts'
import { sayCount } from './say-count.ts'
import { addressOf, useSavedView } from './use-saved-view.ts'
import classes from './views.module.css'

const ICONS: Record<View, typeof IconUser> = {
  mine: IconUser,
  unassigned: IconUserQuestion,
  mentions: IconAt,
  waiting: IconMessageReply,
  'due-soon': IconHourglassLow,
  breached: IconAlertTriangle,
  snoozed: IconClockPause,
  followed: IconBell,
  'in-doubt': IconMailX,
  'all-open': IconInbox,
  closed: IconCircleCheck,
  'set-aside': IconArchive,
  all: IconStack2,
}
/** Views whose figure calls for action. */
const LOUD: ReadonlySet<View> = new Set(['breached', 'in-doubt'])
const BREAKS: ReadonlySet<View> = new Set(['waiting', 'snoozed', 'all-open'])

/** The views everyone has, with their counts, and one's saved ones. */
export const ViewsPanel = memo(function ViewsPanel() {
  const { t } = useTranslation('inbox')
  const { change } = usePanels()
  const counts = useAsk(countCases, {})
  const saved = useAsk(listSavedViews, {})
  const { view, showView } = useAddress()
  const shown = useSavedView()
  return (
    <nav className={classes.panel} aria-label={t('views.label')}>
      <div className={classes.head}>
        <span className={classes.title}>{t('title')}</span>
        <Tooltip label={t('views.hide')}>
          <ActionIcon aria-label={t('views.hide')} onClick={() => change({ views: false })}>
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className={classes.list}>
        {VIEWS.map((one) => {
          const Icon = ICONS[one]
          return (
            <li key={one} className={BREAKS.has(one) ? classes.break : undefined}>
              <button type="button" className={classes.view} aria-current={!shown && view === one ? 'page' : undefined} onClick={() => showView(one)}>
                <Icon size={16} stroke={1.6} aria-hidden />
                <span className="truncate">{t(`views.${one}`)}</span>
                <Count text={sayCount(counts.data, counts.data?.views[one])} isLoud={LOUD.has(one)} />
              </button>
            </li>
          )
        })}
      </ul>
      {saved.data && saved.data.length > 0 && (
        <>
          <h2 className={classes.group}>{t('views.saved')}</h2>
          <ul className={classes.list}>
            {saved.data.map((one) => (
              <Saved
                key={one.viewId}
                one={one}
                isShown={shown?.viewId === one.viewId}
                count={sayCount(counts.data, counts.data?.saved[one.viewId])}
              />
            ))}
          </ul>
        </>
      )}
    </nav>
  )
})

function Saved({ one, isShown, count }: { one: SavedView; isShown: boolean; count: string }) {
  const { t } = useTranslation('inbox')
  const { showView } = useAddress()
  const { mutate: remove } = useDo(removeView)
  const { view = 'mine', ...filter } = addressOf(one)
  const known = VIEWS.find((name) => name === view) ?? 'mine'
  return (
    <li className={classes.saved}>
      <button type="button" className={classes.view} aria-current={isShown ? 'page' : undefined} onClick={() => showView(known, filter)}>
        {one.shared ? (
          <IconUsers size={16} stroke={1.6} aria-label={t('views.shared')} role="img" />
        ) : (
          <IconBookmark size={16} stroke={1.6} aria-hidden />
        )}
        <span className="truncate">{one.name}</span>
        <Count text={count} isLoud={false} />
      </button>
      {one.mine && (
        <ActionIcon
          className={classes.remove}
          size="sm"
          aria-label={t('views.remove', { name: one.name })}
          onClick={() => remove({ viewId: one.viewId })}
        >
          <IconTrash size={14} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}

function Count({ text, isLoud }: { text: string; isLoud: boolean }) {
  return (
    <span className={classes.count} data-loud={(isLoud && text !== '') || undefined}>
      {text}
    </span>
  )
}
