import type { Item } from '../talk/thread.ts'
import { h, icon } from './dom.ts'
import { type Show, showMessage } from './show-message.ts'

export interface ThreadView {
  element: HTMLElement
  render(items: readonly Item[]): void
  typing(yes: boolean): void
  toEnd(): void
}

const NEAR_PX = 80
/** Messages of one person within this time stand together under one name. */
const TOGETHER_MS = 5 * 60_000

/** The thread: a log that screen readers follow, which stays at its end unless one has scrolled away from it. */
export function createThreadView(show: Show, greeting: string): ThreadView {
  const { texts } = show
  const list = h('div', { class: 'list' })
  const dots = theirs(' dots', h('i'), h('i'), h('i'))
  const spoken = h('div', { class: 'unseen', role: 'status' })
  const log = h('div', { class: 'log', role: 'log', 'aria-label': texts.thread, tabindex: 0 }, theirs('', greeting), list, dots)
  const newer = h('button', { type: 'button', class: 'newer', hidden: true, onclick: () => toEnd() }, icon('down'), texts.newer)
  const drawn = new Map<string, { look: string; element: HTMLElement }>()

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX
  function toEnd(): void {
    log.scrollTop = log.scrollHeight
    newer.hidden = true
  }
  const hideAtEnd = () => (newer.hidden ||= atEnd())
  log.addEventListener('scroll', hideAtEnd)
  // Pictures arrive after the message they are in, and push its end out of sight.
  list.addEventListener('load', () => newer.hidden && toEnd(), true)

  function draw(key: string, look: string, make: () => HTMLElement): HTMLElement {
    const known = drawn.get(key)
    if (known?.look === look) return known.element
    const element = make()
    drawn.set(key, { look, element })
    return element
  }

  function render(items: readonly Item[]): void {
    const follow = atEnd()
    const lastOwn = items.findLast(({ from }) => from === 'visitor')
    const wanted: HTMLElement[] = []
    let before: Item | undefined
    for (const item of items) {
      const day = new Date(item.at).toDateString()
      if (!before || new Date(before.at).toDateString() !== day)
        wanted.push(draw(`day ${day}`, '', () => h('div', { class: 'day' }, dayText(item.at, show))))
      const alone = !before || !isTogether(before, item)
      const look = JSON.stringify([item, item === lastOwn, alone])
      wanted.push(draw(item.messageId, look, () => showMessage(item, show, item === lastOwn, alone)))
      before = item
    }
    const isNew = wanted.length > list.children.length && items.at(-1)?.from === 'agent'
    place(list, wanted)
    if (follow || items.at(-1)?.local) toEnd()
    else if (isNew) newer.hidden = false
  }

  return {
    element: h('div', { class: 'thread' }, log, newer, spoken),
    render,
    toEnd,
    typing(yes) {
      if (dots.hidden !== yes) return
      const follow = atEnd()
      dots.hidden = !yes
      spoken.textContent = yes ? texts.typing : ''
      if (yes && follow) toEnd()
    },
  }
}

function theirs(look: string, ...inside: (Node | string)[]): HTMLElement {
  return h('div', { class: `message theirs${look}`, hidden: look !== '' }, h('div', { class: 'bubble' }, ...inside))
}

const isTogether = (a: Item, b: Item) => a.from === b.from && a.author === b.author && Date.parse(b.at) - Date.parse(a.at) <= TOGETHER_MS

/** Makes `wanted` the children of the list, touching only what differs, so that a screen reader hears only what is new. */
function place(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted)
  for (const child of [...list.children]) if (!keep.has(child)) child.remove()
  for (const [at, element] of wanted.entries()) if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null)
}

function dayText(at: string, { texts, locale }: Show): string {
  const day = new Date(at)
  const now = new Date()
  if (day.toDateString() === now.toDateString()) return texts.today
  now.setDate(now.getDate() - 1)
  if (day.toDateString() === now.toDateString()) return texts.yesterday
  return day.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })
}
