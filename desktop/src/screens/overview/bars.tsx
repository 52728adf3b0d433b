import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './overview.module.css'
import type { Weight } from './roll-up.ts'
import type { ListSearch } from './tile.tsx'

export interface Bar {
  key: string
  name: string
  icon?: ReactNode
  weight: Weight
  search: ListSearch
  children?: Bar[]
}

/** How many cases fall on each of a few things: the longest bar is the heaviest, its red end those in a bad tone. Each opens its cases. */
export function Bars({ bars, total }: { bars: readonly Bar[]; total: number }) {
  const { t } = useWords()
  const most = Math.max(1, ...bars.map(({ weight }) => weight.cases))
  if (bars.length === 0) return <p className={classes.caption}>{t('overview.nothing')}</p>
  const isTree = bars.some(({ children }) => children && children.length > 0)
  return (
    <ul className={classes.bars}>
      {bars.map((bar) => (
        <BarLine key={bar.key} bar={bar} most={most} total={total} isTree={isTree} depth={0} />
      ))}
    </ul>
  )
}

interface LineShape {
  bar: Bar
  most: number
  total: number
  isTree: boolean
  depth: number
}

function BarLine({ bar, most, total, isTree, depth }: LineShape) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const children = bar.children ?? []
  return (
    <li>
      <div className={classes.line} style={{ paddingLeft: depth * 16 }}>
        {isTree && (
          <span className={classes.fold}>
            {children.length > 0 && (
              <ActionIcon
                size={24}
                aria-expanded={isOpen}
                aria-label={t(isOpen ? 'overview.foldIn' : 'overview.foldOut', { name: bar.name })}
                onClick={() => setOpen(!isOpen)}
              >
                {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
              </ActionIcon>
            )}
          </span>
        )}
        <BarLink bar={bar} most={most} total={total} />
      </div>
      {isOpen && (
        <ul className={classes.bars} style={{ margin: 0 }}>
          {children.map((child) => (
            <BarLine key={child.key} bar={child} most={most} total={total} isTree depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

function BarLink({ bar: { name, icon, weight, search }, most, total }: { bar: Bar; most: number; total: number }) {
  const { t } = useWords()
  const formats = useFormats()
  const { cases, bad, open, unassigned } = weight
  const width = (count: number) => `${(count / most) * 100}%`
  return (
    <Link
      to="/inbox"
      search={search}
      className={classes.bar}
      title={t('overview.barTitle', { name, open: formats.number(open), unassigned: formats.number(unassigned), bad: formats.number(bad) })}
    >
      <span className={classes.label}>
        {icon}
        <span className="truncate">{name}</span>
      </span>
      <span className={classes.track} aria-hidden>
        {cases > bad && <span className={classes.part} style={{ width: width(cases - bad) }} />}
        {bad > 0 && <span className={classes.part} data-bad="true" style={{ width: width(bad) }} />}
      </span>
      <span className={classes.figure}>
        {formats.number(cases)} <span className={classes.share}>{formats.percent(total > 0 ? cases / total : 0)}</span>
      </span>
    </Link>
  )
}
