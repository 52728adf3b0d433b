import type { TimelineItem } from '@atalaya/shared/contract/cases.ts'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'

const NEAR_END_PX = 96

/**
 * Keeps one's place in a thread: at the end it follows what comes; elsewhere it stays and counts what came below; earlier pages grow upwards
 * without moving what one reads.
 */
export function useKeepPlace(items: readonly TimelineItem[]) {
  const ref = useRef<HTMLDivElement>(null)
  const was = useRef<{ first: string | undefined; last: string | undefined; height: number; isAtEnd: boolean }>({
    first: undefined,
    last: undefined,
    height: 0,
    isAtEnd: true,
  })
  const [isAtEnd, setIsAtEnd] = useState(true)
  const [below, setBelow] = useState(0)

  const toEnd = useCallback(() => {
    const box = ref.current
    if (box) box.scrollTop = box.scrollHeight
    setBelow(0)
  }, [])

  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const first = items[0]?.id
    const last = items.at(-1)?.id
    const before = was.current
    if (before.last === undefined || before.isAtEnd) box.scrollTop = box.scrollHeight
    else if (before.first !== first) box.scrollTop += box.scrollHeight - before.height
    if (before.last !== undefined && last !== before.last && !before.isAtEnd) {
      const from = items.findIndex(({ id }) => id === before.last)
      const came = items.slice(from + 1).filter((item) => item.kind === 'message' && item.message.direction === 'in').length
      if (from >= 0 && came > 0) setBelow((count) => count + came)
    }
    was.current = { first, last, height: box.scrollHeight, isAtEnd: before.isAtEnd }
  }, [items])

  // Pictures grow and the composer takes room: at the end one stays at the end.
  useLayoutEffect(() => {
    const box = ref.current
    if (!box || items.length === 0) return
    const watch = new ResizeObserver(() => {
      if (was.current.isAtEnd) box.scrollTop = box.scrollHeight
    })
    watch.observe(box)
    for (const child of box.children) watch.observe(child)
    return () => watch.disconnect()
  }, [items])

  const onScroll = useCallback(() => {
    const box = ref.current
    if (!box) return
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX
    was.current.isAtEnd = atEnd
    setIsAtEnd(atEnd)
    if (atEnd) setBelow(0)
  }, [])
  return { ref, onScroll, isAtEnd, below, toEnd }
}
