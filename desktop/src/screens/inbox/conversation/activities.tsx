import type { TimelineItem } from '@atalaya/shared/contract/cases.ts'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { describeActivity } from './describe-activity.ts'
import classes from './thread.module.css'

type Activity = Extract<TimelineItem, { kind: 'activity' }>

/** What was done with the case, one quiet line each, in the reader's language. */
export function Activities({ items }: { items: readonly Activity[] }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const say = useSayWhen()
  const nameActor = ({ kind, id }: Activity['actor']) => {
    if (kind === 'person') return names.person(id)?.name ?? t('activity.someone')
    return t(`activity.${kind === 'contact' ? 'customer' : kind}`, { defaultValue: t('activity.platform') })
  }
  return (
    <ul className={classes.activities}>
      {items
        .filter((item) => !saysTwice(item, items))
        .map((item) => {
          const { key, to } = describeActivity(item)
          const actor = nameActor(item.actor)
          const text = t(`activity.${key}`, { actor, to: to ? sayTarget(to) : '', defaultValue: t('activity.other', { actor, what: item.type }) })
          return (
            <li key={item.id}>
              {text}{' '}
              <time dateTime={item.at} title={say.both(item.at)}>
                {say.hour(item.at)}
              </time>
            </li>
          )
        })}
    </ul>
  )

  function sayTarget(to: NonNullable<ReturnType<typeof describeActivity>['to']>): string {
    switch (to.kind) {
      case 'holder':
        return names.person(to.ownerId)?.name ?? names.team(to.teamId)?.name ?? t('activity.someone')
      case 'type':
        return names.typePath(to.id).join(' › ')
      case 'reason':
        return names.reasonName(to.id) ?? ''
      case 'moment':
        return say.long(to.at)
      case 'word':
        return t(`${to.group}.${to.value}`)
    }
  }
}

/** A change of state that another fact of the same moment tells better: that a case was escalated, closed or reopened. */
function saysTwice({ type, data }: Activity, all: readonly Activity[]): boolean {
  if (type !== 'case.state-changed') return false
  const better = data.to === 'escalated' ? 'case.escalated' : data.to === 'closed' ? 'case.closed' : data.from === 'closed' ? 'case.reopened' : null
  return better !== null && all.some((other) => other.type === better)
}
