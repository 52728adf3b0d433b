import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { IconUserOff } from '@tabler/icons-react'
import { ChannelIcon, useChannelName } from '../../parts/case/channel-icon.tsx'
import { ToneFace } from '../../parts/case/tone-face.tsx'
import { useNames } from '../../parts/names/use-names.ts'
import { Panel } from '../../parts/page/page.tsx'
import { Face } from '../../parts/people/face.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { type Bar, Bars } from './bars.tsx'
import classes from './overview.module.css'
import { rollUp, type TypeNode, type Weight } from './roll-up.ts'
import type { ListSearch } from './tile.tsx'

const heaviestFirst = (weights: readonly Weight[]) => weights.filter(({ cases }) => cases > 0).sort((a, b) => b.cases - a.cases)

/** What the period's cases are about, in what tone and by which way they came, and whose they are. */
export function Weights({ overview, base }: { overview: Overview; base: ListSearch }) {
  const { t } = useWords()
  const total = overview.period.opened
  return (
    <div className={classes.grid}>
      <div>
        <Panel
          title={t('overview.byType')}
          hint={
            <>
              <span className={classes.key} aria-hidden />
              {t('overview.keyCases')}
              <span className={classes.key} data-bad="true" aria-hidden />
              {t('overview.keyBad')}
            </>
          }
        >
          <Bars bars={useTypeBars(overview.byType, base)} total={total} />
        </Panel>
        <Panel title={t('overview.byOwner')}>
          <Bars bars={useOwnerBars(overview.byOwner, base)} total={total} />
        </Panel>
      </div>
      <div>
        <Panel title={t('overview.byTone')}>
          <Bars bars={useToneBars(overview.byTone, base)} total={total} />
        </Panel>
        <Panel title={t('overview.byChannel')}>
          <Bars bars={useChannelBars(overview.byChannel, base)} total={total} />
        </Panel>
        <Panel title={t('overview.byAccount')}>
          <Bars bars={useAccountBars(overview.byAccount, base)} total={total} />
        </Panel>
      </div>
    </div>
  )
}

function useTypeBars(weights: readonly Weight[], base: ListSearch): Bar[] {
  const { t } = useWords()
  const { taxonomy, typeName } = useNames()
  const bar = ({ typeId, typeIds, weight, children }: TypeNode): Bar => ({
    key: typeId ?? 'none',
    name: typeName(typeId) ?? t('overview.untyped'),
    weight,
    search: typeId ? { ...base, typeIds: typeIds.join(',') } : { ...base, untyped: 'true' },
    children: children.map(bar),
  })
  return taxonomy ? rollUp(taxonomy.types, weights).map(bar) : []
}

function useToneBars(weights: readonly Weight[], base: ListSearch): Bar[] {
  const { t } = useWords()
  return weights
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => Number(b.key) - Number(a.key))
    .map((weight) => ({
      key: weight.key,
      name: t(`tone.${weight.key}`),
      icon: <ToneFace tone={Number(weight.key)} isNamed />,
      weight,
      search: { ...base, tones: weight.key },
    }))
}

function useChannelBars(weights: readonly Weight[], base: ListSearch): Bar[] {
  const name = useChannelName()
  return heaviestFirst(weights).map((weight) => ({
    key: weight.key,
    name: name(weight.key),
    icon: <ChannelIcon channel={weight.key} size={16} isNamed />,
    weight,
    search: { ...base, channels: weight.key },
  }))
}

function useAccountBars(weights: readonly Weight[], base: ListSearch): Bar[] {
  const { t } = useWords()
  const { account } = useNames()
  return heaviestFirst(weights).map((weight) => {
    const found = account(weight.key)
    return {
      key: weight.key,
      name: found?.name ?? t('overview.goneAccount'),
      icon: found && <ChannelIcon channel={found.channel} size={16} />,
      weight,
      search: { ...base, accountIds: weight.key },
    }
  })
}

const MOST_OWNERS = 15

function useOwnerBars(weights: readonly Weight[], base: ListSearch): Bar[] {
  const { t } = useWords()
  const { person } = useNames()
  return heaviestFirst(weights)
    .slice(0, MOST_OWNERS)
    .map((weight) => {
      const found = person(weight.key)
      const isNobody = !found && weight.key.length !== 36
      return {
        key: weight.key || 'none',
        name: found?.name ?? t(isNobody ? 'overview.nobody' : 'overview.gonePerson'),
        icon: found ? (
          <Face name={found.name} id={found.personId} image={found.image} size={20} />
        ) : (
          <IconUserOff size={16} stroke={1.6} aria-hidden />
        ),
        weight,
        search: isNobody ? { ...base, unassigned: 'true' } : { ...base, ownerIds: weight.key },
      }
    })
}
