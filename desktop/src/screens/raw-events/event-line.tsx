import type { RawEvent } from '@atalaya/shared/contract/raw-events.ts'
import { Checkbox } from '@mantine/core'
import { ChannelIcon } from '../../parts/case/channel-icon.tsx'
import { Moment } from '../../parts/figures/moment.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './raw-events.module.css'

interface LineShape {
  event: RawEvent
  isChosen: boolean
  onChoose: (() => void) | undefined
  onOpen: () => void
}

export function EventLine({ event, isChosen, onChoose, onOpen }: LineShape) {
  const { t } = useWords()
  const formats = useFormats()
  const { rawEventId, accountName, channel, via, reason, receivedAt, bytes, tries, replays } = event
  return (
    <div className={classes.row}>
      {onChoose ? (
        <Checkbox size="xs" radius="xs" checked={isChosen} aria-label={t('events.choose', { rawEventId })} onChange={onChoose} />
      ) : (
        <span />
      )}
      <button type="button" className={classes.open} onClick={onOpen}>
        <ChannelIcon channel={channel} size={16} />
        <span className={classes.what}>
          <span className="truncate">{accountName}</span>
          {reason && <span className={`${classes.narrow} ${classes.dim} truncate`}>{t(`events.reasons.${reason.code}`)}</span>}
        </span>
      </button>
      <span className={`${classes.wide} truncate`}>
        {reason ? t(`events.reasons.${reason.code}`) : <span className={classes.dim}>{t(`events.via.${via}`)}</span>}
        {tries > 1 && <span className={classes.dim}> · {t('events.tries', { count: tries })}</span>}
        {replays > 0 && <span className={classes.dim}> · {t('events.replays', { count: replays })}</span>}
      </span>
      <span className={`${classes.dim} ${classes.wide} ${classes.end} figures`}>{formats.bytes(bytes)}</span>
      <span className={`${classes.dim} ${classes.end}`}>
        <Moment at={receivedAt} />
      </span>
    </div>
  )
}
