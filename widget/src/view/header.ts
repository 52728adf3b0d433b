import type { WidgetSettings } from '@atalaya/shared/contract/widget.ts'
import type { Texts } from '../texts.ts'
import { h, icon } from './dom.ts'

export interface Header {
  element: HTMLElement
  /** Whether somebody is there, and which of the menu's entries make sense now. */
  refresh(state: { available: boolean; transcript: boolean; end: boolean }): void
  /** Closes what is open over the thread; false when nothing was. */
  dismiss(): boolean
}

interface Options {
  settings: WidgetSettings
  texts: Texts
  /** What the visitor said their address is, to begin with. */
  email(): string
  close(): void
  mail(email: string): Promise<void>
  end(): void
}

/** Who one talks to, how soon they answer, and the few things one does seldom. */
export function createHeader({ settings, texts, email, close, mail, end }: Options): Header {
  const status = h('p', { class: 'status' })
  const sheet = h('div', { class: 'sheet', hidden: true })
  const more = h('button', { type: 'button', class: 'icon', 'aria-label': texts.more, 'aria-expanded': 'false', hidden: true }, icon('more'))
  const entries = { transcript: entry(texts.transcript), end: entry(texts.end) }
  const menu = h('div', { class: 'menu' }, entries.transcript, entries.end)

  function show(content: HTMLElement | null): void {
    sheet.hidden = content === null
    more.setAttribute('aria-expanded', String(content !== null))
    sheet.replaceChildren(...(content ? [content] : []))
    if (content) content.querySelector<HTMLElement>('input, button:not([hidden])')?.focus()
    else more.focus()
  }
  const cancel = () => h('button', { type: 'button', class: 'plain', onclick: () => show(null) }, texts.cancel)

  more.addEventListener('click', () => show(sheet.hidden ? menu : null))
  entries.transcript.addEventListener('click', () => show(createMailForm(texts, email(), mail, cancel())))
  entries.end.addEventListener('click', () => {
    const yes = h('button', { type: 'button', class: 'main', onclick: () => [show(null), end()] }, texts.endYes)
    show(h('div', { class: 'ask' }, h('p', {}, texts.endSure), h('div', { class: 'row' }, yes, cancel())))
  })
  const face = settings.pictureUrl
    ? h('img', { class: 'face', src: settings.pictureUrl, alt: '' })
    : h('span', { class: 'face', 'aria-hidden': 'true' }, [...settings.name][0] ?? '')
  const leave = h('button', { type: 'button', class: 'icon', 'aria-label': texts.minimise, onclick: close }, icon('down'))
  return {
    element: h('div', { class: 'head' }, face, h('div', { class: 'who' }, h('h2', { id: 'name' }, settings.name), status), more, leave, sheet),
    refresh({ available, transcript, end: canEnd }) {
      status.textContent = available ? texts.here[settings.answersIn] : texts.away[settings.answersIn]
      status.classList.toggle('here', available)
      entries.transcript.hidden = !transcript
      entries.end.hidden = !canEnd
      more.hidden = !transcript && !canEnd
    },
    dismiss() {
      if (sheet.hidden) return false
      show(null)
      return true
    },
  }
}

const entry = (text: string) => h('button', { type: 'button', class: 'entry' }, text)

function createMailForm(texts: Texts, email: string, mail: (email: string) => Promise<void>, cancel: HTMLElement): HTMLElement {
  const input = h('input', { type: 'email', required: true, maxlength: 254, autocomplete: 'email', value: email })
  const said = h('p', { role: 'status' })
  const button = h('button', { type: 'submit', class: 'main' }, texts.transcriptSend)
  const form = h('form', { class: 'ask' }, h('label', {}, h('span', {}, texts.fields.email), input), said, h('div', { class: 'row' }, button, cancel))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    button.disabled = true
    mail(input.value).then(
      () => {
        said.textContent = texts.transcriptDone
      },
      () => {
        said.textContent = texts.transcriptFailed
        button.disabled = false
      },
    )
  })
  return form
}
