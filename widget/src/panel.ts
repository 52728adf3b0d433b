import type { Panel, Stage } from './page.ts'
import { openConversation } from './talk/conversation.ts'
import { openStorage, pageStorage } from './talk/storage.ts'
import { TEXTS } from './texts.ts'
import { createAskForm, type Form, toAsk } from './view/ask-form.ts'
import { createAttachments } from './view/attach.ts'
import composeCss from './view/compose.css?inline'
import { createComposer } from './view/compose.ts'
import { h } from './view/dom.ts'
import { createHeader } from './view/header.ts'
import { holdFocus, takeDrops } from './view/hold.ts'
import panelCss from './view/panel.css?inline'
import { createThreadView } from './view/show-thread.ts'
import threadCss from './view/thread.css?inline'

/** The chat itself, beside its button. Fetched when somebody opens it, or comes back to a conversation. */
export function createPanel(stage: Stage): Panel {
  const { page, settings, root, launcher } = stage
  const texts = TEXTS[page.locale]
  const storage = openStorage(page.accountId, pageStorage())
  const talk = openConversation(page, storage, settings.available, () => refresh())
  const { thread, visit, outbox, state } = talk
  const form = (): Form => ({ ...page.said, ...storage.get<Form>('form') })
  let isOpen = false

  const header = createHeader({ settings, texts, email: () => form().email ?? '', close, mail: mailTranscript, end })
  const view = createThreadView(
    {
      texts,
      locale: page.locale,
      siteName: settings.name,
      link: (path) => `${page.base}${path}?visitor=${visit.token() ?? ''}`,
      retry: (id) => outbox.retry(id),
    },
    settings.greeting,
  )
  const composer = createComposer({
    texts,
    maxLength: settings.maxLength,
    mimes: settings.files.mimes,
    draft: storage.get<string>('draft') ?? '',
    attachments: (complain, changed) =>
      createAttachments({
        limits: settings.files,
        texts,
        locale: page.locale,
        upload: { url: `${page.base}/widget/files`, open: visit.open },
        complain,
        changed,
      }),
    send(text, files) {
      talk.say(text, files, form() as Record<string, string>)
      talk.listen()
    },
    typed(text) {
      storage.set('draft', text)
      if (text) talk.typed()
    },
  })
  const offline = h('p', { class: 'offline', role: 'status' })
  const body = h('div', { class: 'body' })
  const panel = h(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'name', hidden: true, tabindex: -1 },
    header.element,
    offline,
    body,
    h('p', { class: 'drop', 'aria-hidden': 'true' }, texts.drop),
  )
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(panelCss + threadCss + composeCss)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  root.insertBefore(panel, launcher)

  function refresh(): void {
    const items = thread.items()
    view.render(items)
    view.typing(state.typing)
    header.refresh({
      available: state.available,
      transcript: settings.transcript && items.some(({ from }) => from === 'agent'),
      end: items.length > 0,
    })
    offline.textContent = navigator.onLine && state.connected ? '' : texts.offline
    stage.setUnread(isOpen ? 0 : state.unread)
    if (isOpen && items.length > 0 && !body.contains(view.element)) fillBody()
    if (isOpen && document.visibilityState === 'visible') talk.see()
  }

  /** The form when there is something to ask first, else the thread. */
  function fillBody(): void {
    const asked = storage.get('form') !== null || thread.items().length > 0 ? [] : toAsk(settings, page.said)
    if (asked.length === 0) {
      body.replaceChildren(view.element, composer.element)
      return
    }
    const ask = createAskForm(asked, settings.greeting, texts, (given) => {
      storage.set('form', given)
      fillBody()
      composer.focus()
    })
    body.replaceChildren(ask)
  }

  function focusFirst(): void {
    ;(body.querySelector<HTMLElement>('textarea') ?? body.querySelector<HTMLElement>('input') ?? panel).focus()
  }

  function open(): void {
    if (isOpen) return
    isOpen = true
    fillBody()
    panel.hidden = false
    launcher.setAttribute('aria-expanded', 'true')
    composer.refresh()
    // Who the site proved may have a conversation from another device.
    if (visit.token() || page.identity) talk.listen()
    refresh()
    view.toEnd()
    focusFirst()
  }

  function close(): void {
    if (!isOpen) return
    isOpen = false
    panel.hidden = true
    launcher.setAttribute('aria-expanded', 'false')
    launcher.focus()
  }

  async function mailTranscript(email: string): Promise<void> {
    await visit.call('/widget/transcript', { email, locale: page.locale })
  }

  function end(): void {
    talk.stop()
    storage.clear()
    visit.forget()
    thread.clear()
    fillBody()
    focusFirst()
  }

  holdFocus(panel, () => header.dismiss() || close())
  takeDrops(panel, (files) => body.contains(composer.element) && composer.addFiles(files))
  for (const event of ['online', 'offline']) {
    window.addEventListener(event, () => {
      if (navigator.onLine) outbox.wake()
      refresh()
    })
  }
  document.addEventListener('visibilitychange', refresh)
  if (visit.token()) talk.listen()
  if (outbox.all().some(({ failed }) => !failed)) outbox.wake()
  refresh()
  return { open, close, isOpen: () => isOpen }
}
