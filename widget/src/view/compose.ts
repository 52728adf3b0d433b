import { fill, type Texts } from '../texts.ts'
import type { Attached, Attachments } from './attach.ts'
import { h, icon } from './dom.ts'

export interface Composer {
  element: HTMLElement
  focus(): void
  /** Says what is wrong, until the next key. */
  complain(text: string): void
  refresh(): void
  addFiles(files: Iterable<File>): void
}

interface Options {
  texts: Texts
  maxLength: number
  mimes: readonly string[]
  draft: string
  attachments(complain: (text: string) => void, changed: () => void): Attachments
  send(text: string, files: Attached[]): void
  /** Called with every change of the text. */
  typed(text: string): void
}

const WARN_FROM = 200

/** The box one writes in: Enter sends, Shift+Enter breaks the line; files by the button, by paste, or dropped. */
export function createComposer({ texts, maxLength, mimes, draft, attachments, send, typed }: Options): Composer {
  const note = h('p', { class: 'note', role: 'status' })
  const box = h('textarea', { rows: 1, placeholder: texts.write, 'aria-label': texts.write, enterkeyhint: 'send' })
  const picker = h('input', { type: 'file', multiple: true, hidden: true, accept: mimes.join(','), tabindex: -1, 'aria-hidden': 'true' })
  const clip = h('button', { type: 'button', class: 'icon', 'aria-label': texts.attach, onclick: () => picker.click() }, icon('clip'))
  const button = h('button', { type: 'submit', class: 'send', 'aria-label': texts.send, disabled: true }, icon('send'))
  const complain = (text: string) => {
    note.textContent = text
    note.classList.add('wrong')
  }
  const tray = attachments(complain, refresh)
  const form = h('form', { class: 'composer' }, tray.element, note, h('div', { class: 'row' }, clip, picker, box, button))
  box.value = draft

  function refresh(): void {
    const over = [...box.value].length - maxLength
    button.disabled = over > 0 || tray.busy() || (box.value.trim() === '' && tray.count() === 0)
    note.classList.toggle('wrong', over > 0)
    note.textContent = over > 0 ? fill(texts.tooLong, { count: over }) : over > -WARN_FROM ? String(-over) : ''
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight, 132)}px`
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button.disabled) return
    const text = box.value.trim()
    box.value = ''
    send(text, tray.take())
    typed('')
    refresh()
    box.focus()
  })
  box.addEventListener('input', () => {
    refresh()
    typed(box.value)
  })
  box.addEventListener('keydown', (event) => {
    // While an input method composes a character, Enter ends the character.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  box.addEventListener('paste', ({ clipboardData }) => {
    if (clipboardData?.files.length) tray.add(clipboardData.files)
  })
  picker.addEventListener('change', () => {
    tray.add([...(picker.files ?? [])])
    picker.value = ''
    box.focus()
  })
  return { element: form, focus: () => box.focus(), complain, refresh, addFiles: (files) => tray.add(files) }
}
