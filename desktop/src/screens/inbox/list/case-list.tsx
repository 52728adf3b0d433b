import { Button } from '@mantine/core'
import { useFocusWithin, useHover, useMergedRef } from '@mantine/hooks'
import { IconArrowUp, IconFilterOff, IconInbox } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../commands/use-commands.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { useLive } from '../../../parts/shell/live-line.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { Empty, Loading, Refused } from '../../../parts/states/ask-states.tsx'
import { usePreferences } from '../../../preferences.ts'
import { TakeNext } from '../take-next.tsx'
import { useAddress, useOpenCaseId } from '../use-address.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CaseRow } from './case-row.tsx'
import classes from './list.module.css'
import { ListHead } from './list-head.tsx'
import { useCaseList } from './use-case-list.ts'
import { useChosen } from './use-chosen.ts'
import { useFetchAhead, useFetchNeighbours } from './use-fetch-ahead.ts'

const ROW_PX = { comfortable: 84, compact: 60 }

/** The cases of the view at hand. It never moves under the cursor: what is new waits behind a pill while somebody is at it. */
export const CaseList = memo(function CaseList() {
  const { t } = useTranslation('inbox')
  const { view, question, filter, openCase, go } = useAddress()
  const caseId = useOpenCaseId()
  const [{ density }] = usePreferences()
  const { hovered, ref: hoverRef } = useHover<HTMLDivElement>()
  const [isDown, setIsDown] = useState(false)
  const { focused: isFocused, ref: focusRef } = useFocusWithin<HTMLDivElement>()
  const list = useCaseList(question, !hovered && !isDown && !isFocused)
  const { cases } = list
  const chosen = useChosen(cases, view)
  const viewersOf = useViewers()
  const fetchAhead = useFetchAhead()
  useFetchNeighbours(cases, caseId)

  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({ count: cases.length, getScrollElement: () => scroll.current, estimateSize: () => ROW_PX[density], overscan: 8 })
  useEffect(() => {
    if (density) rows.measure()
  }, [rows, density])
  const [cursorId, setCursorId] = useState<string>()
  const cursor = cases.findIndex((row) => row.caseId === (cursorId ?? caseId))
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= cases.length - 8) list.loadMore()
  })

  const move = (step: number) => {
    const next = cases[Math.max(0, Math.min(cases.length - 1, cursor + step))]
    if (!next) return
    setCursorId(next.caseId)
    fetchAhead(next.caseId)
    rows.scrollToIndex(cases.indexOf(next), { align: 'auto' })
  }
  // One and the same, so that only the row left and the row entered are drawn again.
  const open = useCallback(
    (id: string) => {
      setCursorId(id)
      openCase(id)
    },
    [openCase],
  )
  const showWaiting = () => {
    list.showWaiting()
    scroll.current?.scrollTo({ top: 0 })
  }
  useCommand('next', cases.length > 0 ? () => move(1) : null)
  useCommand('previous', cases.length > 0 ? () => move(-1) : null)
  useCommand('open', cases[cursor] ? () => open(cases[cursor]!.caseId) : null)
  useCommand('select', cases[cursor] ? () => chosen.toggle(cases[cursor]!.caseId, false) : null)
  useCommand('refresh', list.waiting > 0 ? showWaiting : null)
  useCommand('back', caseId || chosen.ids.length > 0 ? () => (chosen.ids.length > 0 ? chosen.clear() : openCase(undefined)) : null)

  return (
    <section className={classes.pane} aria-label={t('list.label', { view: t(`views.${view}`) })}>
      <ListHead />
      {chosen.ids.length > 0 && <BulkBar chosen={chosen} loaded={cases.length} />}
      <div
        ref={useMergedRef(scroll, hoverRef, focusRef)}
        className={classes.scroll}
        onScroll={(event) => setIsDown(event.currentTarget.scrollTop > 8)}
      >
        <div role="status">
          {list.waiting > 0 && (
            <Button className={classes.pill} size="compact-sm" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={showWaiting}>
              {t('list.new', { count: list.waiting })}
            </Button>
          )}
        </div>
        {list.isLoading && <Loading />}
        {list.error && <Refused error={list.error} onRetry={list.retry} />}
        {!list.isLoading && !list.error && cases.length === 0 && (
          <NoCases
            isFiltered={Object.keys(filter).length > 0}
            isMine={view === 'mine'}
            onClear={() => go(Object.fromEntries(Object.keys(filter).map((name) => [name, undefined])))}
          />
        )}
        <ol style={{ position: 'relative', height: rows.getTotalSize(), margin: 0, padding: 0, listStyle: 'none' }}>
          {visible.map(({ index, start, size }) => {
            const row = cases[index]
            return (
              row && (
                <li key={row.caseId} style={{ position: 'absolute', top: 0, left: 0, right: 0, height: size, transform: `translateY(${start}px)` }}>
                  <CaseRow
                    row={row}
                    isOpen={row.caseId === caseId}
                    isCursor={index === cursor}
                    isChosen={chosen.has(row.caseId)}
                    isChoosing={chosen.ids.length > 0}
                    viewers={viewersOf(row.caseId)}
                    onNear={fetchAhead}
                    onOpen={open}
                    onChoose={chosen.toggle}
                  />
                </li>
              )
            )
          })}
        </ol>
        {cases.length > 0 && <div className={classes.end}>{list.hasMore ? t('list.loadingMore') : t('list.end')}</div>}
      </div>
    </section>
  )
})

function NoCases({ isFiltered, isMine, onClear }: { isFiltered: boolean; isMine: boolean; onClear: () => void }) {
  const { t } = useTranslation('inbox')
  if (isFiltered)
    return (
      <Empty icon={<IconFilterOff size={28} stroke={1.5} />} title={t('empty.filtered')}>
        <Button variant="default" size="xs" mt="xs" onClick={onClear}>
          {t('list.clearFilters')}
        </Button>
      </Empty>
    )
  return (
    <Empty
      icon={<IconInbox size={28} stroke={1.5} />}
      title={t(isMine ? 'empty.mine' : 'empty.view')}
      hint={t(isMine ? 'empty.mineHint' : 'empty.viewHint')}
    >
      {isMine && <TakeNext />}
    </Empty>
  )
}

/** The names of the colleagues at a case, as one text so that rows are drawn again only when it changes. */
function useViewers(): (caseId: string) => string {
  const { around } = useLive()
  const names = useNames()
  const me = useMe()
  return (caseId) =>
    (around.people[caseId] ?? [])
      .filter(({ personId }) => personId !== me.personId)
      .map(({ personId }) => names.person(personId)?.name ?? '')
      .filter(Boolean)
      .join(', ')
}
