import type { Panel, Stage } from './page.ts'
import { type Conversation, openConversation } from './talk/conversation.ts'
import { openStorage, pageStorage, type Storage } from './talk/storage.ts'
import { TEXTS } from './texts.ts'
import { createAskForm, toAsk } from './view/ask-form.ts'
import { raiseFrame } from './view/frame.ts'
import { holdFocus, takeDrops } from './view/hold.ts'
import { createParts, type Parts } from './view/parts.ts'

/** The chat itself, beside its button. Fetched when somebody is about to open it, or comes back to a conversation. */
export function createPanel(stage: Stage): Panel {
  const { page, settings, launcher } = stage
  const storage = openStorage(page.accountId, pageStorage())
  const talk = openConversation(page, storage, settings.available, () => refresh())
  const { thread, visit, outbox, state } = talk
  const parts = createParts(stage, talk, storage, { close, end })
  const { header, view, composer } = parts
  const { panel, offline, body } = raiseFrame(stage, header.element, TEXTS[page.locale].drop)

  function refresh(): void {
    const items = thread.items()
    view.render(items)
    view.typing(state.typing)
    const answered = items.some(({ from }) => from === 'agent')
    header.refresh({ available: state.available, transcript: settings.transcript && answered, end: items.length > 0 })
    offline.textContent = navigator.onLine && state.connected ? '' : TEXTS[page.locale].offline
    stage.setUnread(panel.hidden ? talk.unread() : 0)
    if (panel.hidden) return
    if (items.length > 0 && !body.contains(view.element)) fillBody()
    if (document.visibilityState === 'visible') talk.see()
  }

  const fillBody = () => fill(stage, talk, storage, parts, body)
  const focusFirst = () => (body.querySelector<HTMLElement>('textarea, .ask input') ?? panel).focus()

  function open(): void {
    if (!panel.hidden) return
    panel.hidden = false
    launcher.setAttribute('aria-expanded', 'true')
    fillBody()
    // Whoever the site proved may have a conversation from another device.
    if (visit.token() || page.identity) talk.listen()
    refresh()
    focusFirst()
  }

  function close(): void {
    if (panel.hidden) return
    panel.hidden = true
    launcher.setAttribute('aria-expanded', 'false')
    launcher.focus()
  }

  function end(): void {
    talk.end()
    fillBody()
    focusFirst()
  }

  holdFocus(panel, () => header.dismiss() || close())
  takeDrops(panel, (files) => body.contains(composer.element) && composer.addFiles(files))
  whenBack(() => {
    outbox.wake()
    refresh()
  })
  if (visit.token()) talk.listen()
  outbox.wake()
  refresh()
  return { open, close, isOpen: () => !panel.hidden }
}

/** The form when there is something to ask first, else the thread. */
function fill(stage: Stage, talk: Conversation, storage: Storage, parts: Parts, body: HTMLElement): void {
  const { settings, page } = stage
  const { view, composer } = parts
  const asked = storage.get('form') !== null || talk.thread.items().length > 0 ? [] : toAsk(settings, page.said)
  const begin = (given: object) => {
    storage.set('form', given)
    fill(stage, talk, storage, parts, body)
    composer.focus()
  }
  body.replaceChildren(
    ...(asked.length > 0 ? [createAskForm(asked, settings.greeting, TEXTS[page.locale], begin)] : [view.element, composer.element]),
  )
  composer.refresh()
  view.toEnd()
}

/** The browser is online again, or is not any more, or shows the page again. */
function whenBack(then: () => void): void {
  for (const event of ['online', 'offline']) window.addEventListener(event, then)
  document.addEventListener('visibilitychange', then)
}
