import type { Locale } from '@atalaya/shared/contract/common.ts'
import type { Item } from '../talk/thread.ts'
import type { Texts } from '../texts.ts'
import { h, icon } from './dom.ts'

export interface Show {
  texts: Texts
  locale: Locale
  siteName: string
  /** The address of a file, token and all. */
  link(path: string): string
  retry(messageId: string): void
}

/** One message as it stands in the thread. `state` is shown for the last of the visitor's own only. */
export function showMessage(item: Item, show: Show, withState: boolean, withAuthor: boolean): HTMLElement {
  const { texts, locale } = show
  const own = item.from === 'visitor'
  const author = own ? texts.you : (item.author ?? show.siteName)
  const time = new Date(item.at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  const bubble = h(
    'div',
    { class: 'bubble' },
    ...(item.deleted ? [h('em', {}, texts.deleted)] : [...item.files.map((file) => showFile(file, show)), ...linked(item.text)]),
  )
  return h(
    'div',
    { class: `message ${own ? 'own' : 'theirs'}${item.local ? ` ${item.local}` : ''}` },
    h('span', { class: withAuthor && !own ? 'author' : 'unseen' }, author),
    bubble,
    h('span', { class: 'meta' }, h('time', { datetime: item.at }, time), ...stateOf(item, show, withState || item.local !== undefined)),
  )
}

function stateOf({ messageId, from, state, local }: Item, { texts, retry }: Show, shown: boolean): Node[] {
  if (from !== 'visitor' || !shown) return []
  const said = h('span', {}, ` · ${texts[local ?? state]}`)
  if (local !== 'failed') return [said]
  return [said, h('button', { type: 'button', class: 'retry', onclick: () => retry(messageId) }, icon('retry'), texts.retry)]
}

function showFile({ name, mime, size, url, previewUrl, local }: Item['files'][number], { link, locale }: Show): HTMLElement {
  const address = local ?? link(url)
  const picture = local && mime.startsWith('image/') ? local : previewUrl && link(previewUrl)
  const outside = { href: address, target: '_blank', rel: 'noopener noreferrer' }
  if (picture) return h('a', { ...outside, class: 'picture' }, h('img', { src: picture, alt: name, loading: 'lazy' }))
  if (mime.startsWith('audio/')) return h('audio', { src: address, controls: true, preload: 'none', 'aria-label': name })
  return h('a', { ...outside, class: 'file' }, icon('file'), h('span', {}, name), h('small', {}, sizeText(size, locale)))
}

/** `1,4 MB` */
export function sizeText(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(bytes / 1_000, 1), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return value.toLocaleString(locale, { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 })
}

/** The text with its web addresses as links, built as nodes: nothing a person wrote is ever read as markup. */
function linked(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'»])/g)
    .map((part, at) => (at % 2 === 0 ? part : h('a', { href: part, target: '_blank', rel: 'noopener noreferrer nofollow' }, part)))
}
