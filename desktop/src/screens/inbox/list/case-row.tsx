import type { CaseRow as Row } from '@atalaya/shared/contract/cases.ts'
import { Checkbox } from '@mantine/core'
import { IconEye, IconLock, IconPencil } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelIcon } from '../../../parts/case/channel-icon.tsx'
import { ContactMarks } from '../../../parts/case/contact-marks.tsx'
import { DueChip } from '../../../parts/case/due-chip.tsx'
import { PriorityMark } from '../../../parts/case/priority-mark.tsx'
import { ToneFace } from '../../../parts/case/tone-face.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { Face } from '../../../parts/people/face.tsx'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { useNow } from '../../../parts/time/use-now.ts'
import classes from './list.module.css'

interface Props {
  row: Row
  isOpen: boolean
  isCursor: boolean
  isChosen: boolean
  isChoosing: boolean
  /** Names of colleagues who have it open. */
  viewers: string
  onNear: (caseId: string) => void
  onOpen: (caseId: string) => void
  onChoose: (caseId: string, isRange: boolean) => void
}

/** One case of the list: who, what last, how long they wait, and what kind of matter it is. */
export const CaseRow = memo(function CaseRow({ row, isOpen, isCursor, isChosen, isChoosing, viewers, onNear, onOpen, onChoose }: Props) {
  const { t } = useTranslation('inbox')
  const { contact } = row
  return (
    <div
      className={classes.row}
      data-open={isOpen || undefined}
      data-cursor={isCursor || undefined}
      data-chosen={isChosen || undefined}
      data-choosing={isChoosing || undefined}
      data-unread={row.unread || undefined}
    >
      <div className={classes.who}>
        <span className={classes.face}>
          <Face name={contact.name} id={contact.contactId} image={contact.pictureUrl} size={36} />
          <span className={classes.channel} data-private={row.visibility === 'private' || undefined}>
            <ChannelIcon channel={row.channel} size={11} />
          </span>
        </span>
        <Checkbox
          className={classes.check}
          size="xs"
          checked={isChosen}
          aria-label={t('list.select', { name: contact.name })}
          onChange={() => undefined}
          onClick={(event) => onChoose(row.caseId, event.shiftKey)}
        />
      </div>
      <button
        type="button"
        className={classes.open}
        aria-current={isOpen || undefined}
        onPointerEnter={() => onNear(row.caseId)}
        onClick={() => onOpen(row.caseId)}
      >
        <span className={classes.line}>
          {row.unread && <span className={classes.unread} role="img" aria-label={t('list.unread')} />}
          <span className={classes.name}>{contact.name}</span>
          <ContactMarks kind={contact.kind} vip={contact.vip} tier={contact.tier} />
          <span className={classes.gap} />
          {row.dueAt && row.waitingSince ? <DueChip dueAt={row.dueAt} /> : null}
          <Waiting row={row} />
        </span>
        <span className={classes.preview}>
          {row.hasDraft && (
            <span className={classes.draft}>
              <IconPencil size={12} stroke={2} aria-hidden /> {t('list.draft')}
            </span>
          )}
          {row.previewBy === 'brand' && <span className={classes.by}>{t('list.brand')}: </span>}
          {row.preview || row.title || t('list.noText')}
        </span>
        <RowFoot row={row} viewers={viewers} />
      </button>
    </div>
  )
})

function Waiting({ row }: { row: Row }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const now = useNow(30_000)
  const at = row.waitingSince ?? row.lastMessageAt
  return (
    <time
      className={classes.wait}
      data-waiting={row.waitingSince ? true : undefined}
      dateTime={at}
      title={t(row.waitingSince ? 'list.waitsSince' : 'list.lastAt', { when: say.both(at) })}
    >
      {say.span(now - Date.parse(at))}
    </time>
  )
}

function RowFoot({ row, viewers }: { row: Row; viewers: string }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const owner = names.person(row.ownerId)
  const type = names.typeName(row.typeId)
  return (
    <span className={classes.foot}>
      <ToneFace tone={row.tone} size={15} />
      <PriorityMark priority={row.priority} />
      {row.visibility === 'private' && <IconLock size={13} stroke={1.9} role="img" aria-label={t('visibility.private')} />}
      <span className="truncate" data-guess={row.typeSource === 'suggestion' || undefined}>
        {type ?? t('list.untyped')}
      </span>
      {row.tagIds.slice(0, 2).map((tagId) => (
        <span key={tagId} className={classes.tag}>
          {names.tag(tagId)?.name}
        </span>
      ))}
      <span className={classes.gap} />
      {viewers && (
        <span className={classes.viewers} title={t('list.viewing', { names: viewers })}>
          <IconEye size={14} stroke={1.9} role="img" aria-label={t('list.viewing', { names: viewers })} />
        </span>
      )}
      <span className="figures">{row.number}</span>
      {owner && (
        <span title={owner.name} role="img" aria-label={`${t('fields.owner')}: ${owner.name}`} className={classes.owner}>
          <Face name={owner.name} id={owner.personId} image={owner.image} size={18} />
        </span>
      )}
    </span>
  )
}
