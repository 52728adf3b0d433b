import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { Trans } from 'react-i18next'
import { useChannelName } from '../../parts/case/channel-icon.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useNames } from '../../parts/names/use-names.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { changeOf } from './change.ts'
import classes from './overview.module.css'
import { rollUp } from './roll-up.ts'

/** The period in a sentence or two: which channel and which type weigh most, and what changed. */
export function Lead({ overview }: { overview: Overview }) {
  const { t } = useWords()
  const formats = useFormats()
  const channelName = useChannelName()
  const { taxonomy, typeName } = useNames()
  const { opened, badTone } = overview.period
  if (opened === 0) return <p className={classes.lead}>{t('overview.quiet')}</p>
  const channel = overview.byChannel.toSorted((a, b) => b.cases - a.cases)[0]
  const type = rollUp(taxonomy?.types ?? [], overview.byType).find(({ typeId }) => typeId !== null)
  const moved = changeOf(opened, overview.before.opened)
  const bad = changeOf(badTone, overview.before.badTone)
  const strong = { b: <strong /> }
  const share = (cases: number) => formats.percent(cases / opened)
  return (
    <p className={classes.lead}>
      {channel && (
        <Trans t={t} i18nKey="overview.heavyChannel" values={{ name: channelName(channel.key), share: share(channel.cases) }} components={strong} />
      )}{' '}
      {type && (
        <Trans t={t} i18nKey="overview.heavyType" values={{ name: typeName(type.typeId), share: share(type.weight.cases) }} components={strong} />
      )}{' '}
      {moved?.share != null && moved.direction !== 'same' && (
        <Trans t={t} i18nKey={`overview.moved_${moved.direction}`} values={{ share: formats.percent(Math.abs(moved.share)) }} components={strong} />
      )}{' '}
      {bad?.share != null && bad.direction !== 'same' && (
        <Trans t={t} i18nKey={`overview.bad_${bad.direction}`} values={{ share: formats.percent(Math.abs(bad.share)) }} components={strong} />
      )}
    </p>
  )
}
