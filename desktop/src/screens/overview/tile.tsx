import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Definition } from '../../parts/figures/definition.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { type Change, changeOf } from './change.ts'
import classes from './overview.module.css'

export type ListSearch = Record<string, string | undefined>

export interface TileShape {
  /** Also the key of its name and definition. */
  name: string
  value: string
  /** The inbox as it made the number; null when no list does. */
  search: ListSearch | null
  isAlarming?: boolean
  now?: number | null
  before?: number | null
  /** Which way is better; without one a change is only told. */
  better?: 'more' | 'less'
}

/** One figure with its definition, how it moved, and the way to the cases that made it. */
export function Tile({ name, value, search, isAlarming = false, now, before, better }: TileShape) {
  const { t } = useWords()
  const label = t(`overview.tiles.${name}`)
  const change = now === undefined || before === undefined ? null : changeOf(now, before)
  return (
    <div className={classes.tile}>
      <div className={classes.name}>
        {search ? (
          <Link to="/inbox" search={search} className={classes.cover} aria-label={`${label}: ${value}`}>
            {label}
          </Link>
        ) : (
          <span>{label}</span>
        )}
      </div>
      <span className={classes.value} data-alarm={isAlarming}>
        {value}
      </span>
      {change && <Moved change={change} better={better} />}
      <span className={classes.define}>
        <Definition of={label} text={t(`overview.means.${name}`)} />
      </span>
    </div>
  )
}

const SIGNS = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconArrowRight }

function Moved({ change: { share, direction }, better }: { change: Change; better: 'more' | 'less' | undefined }) {
  const { t } = useWords()
  const formats = useFormats()
  const Sign = SIGNS[direction]
  const isBetter = (direction === 'up') === (better === 'more')
  const mood = !better || direction === 'same' ? 'plain' : isBetter ? 'good' : 'bad'
  const said = share === null ? t('overview.wasNone') : direction === 'same' ? t('overview.same') : formats.percent(Math.abs(share))
  return (
    <span className={classes.change} data-mood={mood} title={t('overview.against')}>
      <Sign size={13} stroke={2} role="img" aria-label={t(`overview.direction.${direction}`)} />
      {said}
    </span>
  )
}
