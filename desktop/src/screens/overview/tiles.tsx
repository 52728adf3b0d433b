import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { useNow } from '../../parts/time/use-now.ts'
import classes from './overview.module.css'
import { type ListSearch, Tile } from './tile.tsx'

/** What is owed at this moment. */
export function NowTiles({ now, base }: { now: Overview['now']; base: ListSearch }) {
  const { t } = useWords()
  const formats = useFormats()
  const clock = useNow(1000)
  const wait = now.longestWaitSince ? formats.span((clock - Date.parse(now.longestWaitSince)) / 1000) : '—'
  return (
    <section aria-label={t('overview.now')}>
      <h2 className={classes.caption}>{t('overview.now')}</h2>
      <div className={classes.tiles}>
        <Tile name="open" value={formats.number(now.open)} search={{ ...base, view: 'all-open' }} />
        <Tile name="unassigned" value={formats.number(now.unassigned)} search={{ ...base, view: 'unassigned' }} />
        <Tile name="assigned" value={formats.number(now.assigned)} search={{ ...base, view: 'all-open', unassigned: 'false' }} />
        <Tile name="waiting" value={formats.number(now.waiting)} search={{ ...base, view: 'waiting' }} />
        <Tile name="longestWait" value={wait} search={{ ...base, view: 'waiting', sort: 'waiting' }} />
        <Tile name="breached" value={formats.number(now.breached)} isAlarming={now.breached > 0} search={{ ...base, view: 'breached' }} />
        <Tile name="inDoubt" value={formats.number(now.inDoubt)} isAlarming={now.inDoubt > 0} search={{ ...base, view: 'in-doubt' }} />
      </div>
    </section>
  )
}

/** What happened in the period, against the one before. */
export function PeriodTiles({ overview: { period, before }, base }: { overview: Overview; base: ListSearch }) {
  const { t } = useWords()
  const formats = useFormats()
  const answer = period.medianFirstAnswerS
  return (
    <section aria-label={t('overview.inPeriod')}>
      <h2 className={classes.caption}>{t('overview.inPeriod')}</h2>
      <div className={classes.tiles}>
        <Tile name="opened" value={formats.number(period.opened)} now={period.opened} before={before.opened} search={base} />
        <Tile
          name="closed"
          value={formats.number(period.closed)}
          now={period.closed}
          before={before.closed}
          better="more"
          search={{ ...base, states: 'closed' }}
        />
        <Tile
          name="badTone"
          value={formats.number(period.badTone)}
          now={period.badTone}
          before={before.badTone}
          better="less"
          search={{ ...base, tones: '-2,-1' }}
        />
        <Tile
          name="firstAnswer"
          value={answer === null ? '—' : formats.span(answer)}
          now={answer}
          before={before.medianFirstAnswerS}
          better="less"
          search={null}
        />
        <Tile name="messagesIn" value={formats.number(period.messagesIn)} search={null} />
        <Tile name="messagesOut" value={formats.number(period.messagesOut)} search={null} />
        <Tile name="customers" value={formats.number(period.customers)} search={{ ...base, kind: 'customer' }} />
        <Tile name="leads" value={formats.number(period.leads)} search={{ ...base, kind: 'lead' }} />
      </div>
    </section>
  )
}
