import { type Contact, type HistoryRow, readContactHistory } from '@atalaya/shared/contract/contacts.ts'
import { Button, Center, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { ChannelIcon } from '../../parts/case/channel-icon.tsx'
import { StateBadge } from '../../parts/case/state-badge.tsx'
import { ToneFace } from '../../parts/case/tone-face.tsx'
import { Moment } from '../../parts/figures/moment.tsx'
import { useNames } from '../../parts/names/use-names.ts'
import { Panel } from '../../parts/page/page.tsx'
import { usePages } from '../../parts/rows/use-pages.ts'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './contacts.module.css'

type Past = z.infer<typeof HistoryRow>
const STATES = ['new', 'pending', 'escalated', 'closed'] as const

/** Everything a contact came with, over all channels, newest first. */
export function History({ contact: { contactId } }: { contact: Contact }) {
  const { t } = useWords()
  const pages = usePages(readContactHistory, { contactId })
  return (
    <Panel title={t('contacts.history')} flush>
      <Answer ask={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('contacts.noHistory')} hint={t('contacts.noHistoryHint')} />
          ) : (
            <>
              <ul className={classes.history}>
                {rows.map((past) => (
                  <li key={past.caseId}>{past.readable ? <Open past={past} /> : <Shut past={past} />}</li>
                ))}
              </ul>
              {pages.hasMore && (
                <Center p="md">
                  <Button variant="default" size="xs" loading={pages.isLoadingMore} onClick={pages.loadMore}>
                    {t('actions.loadMore')}
                  </Button>
                </Center>
              )}
            </>
          )
        }
      </Answer>
    </Panel>
  )
}

function Open({ past }: { past: Past }) {
  const { t } = useWords()
  const { typePath } = useNames()
  const { caseId, number, channel, title, typeId, tone, messages, lastMessageAt, rating } = past
  const state = STATES.find((one) => one === past.state)
  return (
    <Link to="/inbox" search={{ view: 'all', case: caseId }} className={classes.past}>
      <span className={classes.signs}>
        <ChannelIcon channel={channel} size={16} />
        <ToneFace tone={tone} />
      </span>
      <span className={classes.who}>
        <span className={classes.name}>
          <span className="truncate">{title}</span>
        </span>
        <Text size="sm" c="dimmed" component="span">
          {typePath(typeId).join(' › ') || t('overview.untyped')} · {t('list.messages', { count: messages })}
          {rating && ` · ${t(`rating.${rating}`)}`}
        </Text>
      </span>
      <span className={`${classes.dim} ${classes.end}`}>
        {state && <StateBadge state={state} />}
        <div>
          <span className="figures">{number}</span> · <Moment at={lastMessageAt} />
        </div>
      </span>
    </Link>
  )
}

function Shut({ past: { lastMessageAt } }: { past: Past }) {
  const { t } = useWords()
  return (
    <div className={classes.past}>
      <span className={classes.signs}>
        <IconLock size={16} stroke={1.6} aria-hidden />
      </span>
      <span className={classes.dim}>{t('history.hidden')}</span>
      <span className={classes.dim}>
        <Moment at={lastMessageAt} />
      </span>
    </div>
  )
}
