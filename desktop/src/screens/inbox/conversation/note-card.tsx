import type { TimelineItem } from '@atalaya/shared/contract/cases.ts'
import { IconNote } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import { RichText } from '../../../parts/text/rich-text.tsx'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import classes from './thread.module.css'

/** A note that only colleagues see; nothing about it looks like a message. */
export function NoteCard({ note, isFirst }: { note: Extract<TimelineItem, { kind: 'note' }>; isFirst: boolean }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const say = useSayWhen()
  const author = names.person(note.authorId)?.name ?? t('activity.platform')
  return (
    <article className={classes.note} data-first={isFirst || undefined} aria-label={`${t('thread.note')}: ${author}`}>
      <div className={classes.noteBy}>
        <IconNote size={14} stroke={1.8} aria-hidden />
        <strong>{author}</strong>
        <span>{t('thread.note')}</span>
        <time dateTime={note.at} title={say.both(note.at)}>
          {say.hour(note.at)}
        </time>
      </div>
      <RichText text={note.text} names={note.mentionIds.flatMap((personId) => names.person(personId)?.name ?? [])} />
    </article>
  )
}
