import type { CaseDetail, TimelineItem } from '@atalaya/shared/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { startTransition, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TYPING_ENDS_MS, useLive } from '../../../parts/shell/live-line.tsx'
import { Loading, Refused } from '../../../parts/states/ask-states.tsx'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { useNow } from '../../../parts/time/use-now.ts'
import { Activities } from './activities.tsx'
import { Bubble } from './bubble.tsx'
import { TopicCard } from './cards/topic-card.tsx'
import { layOutThread } from './lay-out-thread.ts'
import { NoteCard } from './note-card.tsx'
import classes from './thread.module.css'
import { useKeepPlace } from './use-keep-place.ts'
import { useTimeline } from './use-timeline.ts'

const IN_SIGHT = 12
const localDay = (at: string) => new Date(at).toDateString()

/** The thread of a case. It stays where one reads; what is new below is told by a pill, and read out politely. */
export function Thread({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const timeline = useTimeline(about.caseId)
  const items = useNewestFirst(timeline.items)
  const lines = useMemo(() => layOutThread(items, localDay), [items])
  const messages = useMemo(() => new Map(items.flatMap((item) => (item.kind === 'message' ? [[item.id, item.message]] : []))), [items])
  const above = useMemo(() => {
    const said = items.filter((item) => item.kind === 'message')
    return new Map(said.map((item, index) => [item.id, said[index - 1]?.id]))
  }, [items])
  const place = useKeepPlace(items)
  if (timeline.isPending)
    return (
      <div className={classes.scroll}>
        <Loading />
      </div>
    )
  if (timeline.error && items.length === 0)
    return (
      <div className={classes.scroll}>
        <Refused error={timeline.error} onRetry={() => void timeline.refetch()} />
      </div>
    )
  return (
    <div className={classes.frame}>
      <div
        ref={place.ref}
        className={classes.scroll}
        onScroll={place.onScroll}
        role="log"
        aria-label={t('thread.label', { name: about.contact.name })}
      >
        <div className={classes.earlier}>
          {timeline.hasNextPage ? (
            <Button size="compact-sm" variant="default" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
              {t('thread.earlier')}
            </Button>
          ) : (
            <span>{t('thread.begin')}</span>
          )}
        </div>
        {about.conversations.map(({ conversationId, topic }) => topic && <TopicCard key={conversationId} topic={topic} />)}
        {lines.map((line) => {
          if (line.kind === 'day') return <DayMark key={line.id} at={line.at} />
          if (line.kind === 'activities') return <Activities key={line.id} items={line.items} />
          const { item } = line
          if (item.kind === 'note') return <NoteCard key={line.id} note={item} isFirst={line.isFirst} />
          if (item.kind !== 'message') return null
          const { message } = item
          // What stands right above needs no quoting.
          const answered =
            message.replyToMessageId && message.replyToMessageId !== above.get(line.id) ? messages.get(message.replyToMessageId) : undefined
          return <Bubble key={line.id} about={about} message={message} answered={answered} isFirst={line.isFirst} isLast={line.isLast} />
        })}
        <ContactTypes about={about} />
      </div>
      {place.below > 0 || !place.isAtEnd ? (
        <Button
          className={classes.jump}
          size="compact-sm"
          radius="xl"
          variant={place.below > 0 ? 'filled' : 'default'}
          leftSection={<IconArrowDown size={14} />}
          onClick={place.toEnd}
        >
          {place.below > 0 ? t('thread.newer', { count: place.below }) : t('thread.newest')}
        </Button>
      ) : null}
    </div>
  )
}

/** The newest entries, which are the ones in sight, and a moment later all of them. */
function useNewestFirst(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const [isWhole, setIsWhole] = useState(false)
  useEffect(() => startTransition(() => setIsWhole(true)), [])
  return useMemo(() => (isWhole ? items : items.slice(-IN_SIGHT)), [items, isWhole])
}

function DayMark({ at }: { at: string }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const daysAgo = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000)
  return (
    <div className={classes.day}>
      <span>{daysAgo === 0 ? t('thread.today') : daysAgo === 1 ? t('thread.yesterday') : say.day(at)}</span>
    </div>
  )
}

function ContactTypes({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const { around } = useLive()
  const now = useNow(1000)
  const isTyping = about.conversations.some(({ conversationId }) => now - (around.typing[conversationId] ?? 0) < TYPING_ENDS_MS)
  return (
    <div className={classes.typing} aria-live="polite">
      {isTyping && (
        <>
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t('thread.contactTyping', { name: about.contact.name })}
        </>
      )}
    </div>
  )
}
