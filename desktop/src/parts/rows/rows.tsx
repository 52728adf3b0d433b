import { Loader } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../text/use-words.ts'
import classes from './rows.module.css'
import type { Pages } from './use-pages.ts'

interface RowsShape<R> {
  label: string
  rows: readonly R[]
  pages: Pages<R>
  keyOf: (row: R) => string
  heightPx: number
  render: (row: R) => ReactNode
}

/** A long list of which only what is in sight is drawn; the next page is asked for when its end comes near. */
export function Rows<R>({ label, rows, pages, keyOf, heightPx, render }: RowsShape<R>) {
  const { t } = useWords()
  const scroll = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => heightPx,
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  const { hasMore, isLoadingMore, loadMore } = pages
  useEffect(() => {
    if (hasMore && !isLoadingMore && last >= rows.length - 12) loadMore()
  }, [hasMore, isLoadingMore, last, rows.length, loadMore])
  return (
    <section ref={scroll} className={classes.scroll} aria-label={label} tabIndex={-1}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className={classes.row}
            aria-setsize={hasMore ? -1 : rows.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            {render(rows[index]!)}
          </li>
        ))}
      </ul>
      <div className={classes.foot} role="status">
        {isLoadingMore ? <Loader size="xs" type="dots" aria-label={t('states.loading')} /> : !hasMore && t('list.end')}
      </div>
    </section>
  )
}
