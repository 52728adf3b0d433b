import type { WidgetMessage } from '@atalaya/shared/contract/widget.ts'
import type { Page } from '../page.ts'
import type { Attached } from '../view/attach.ts'
import { makeId } from './make-id.ts'
import { type Fate, type Kept, type Outbox, openOutbox } from './outbox.ts'
import type { Storage } from './storage.ts'
import { listen } from './stream.ts'
import { countUnread, openThread, type Thread } from './thread.ts'
import { openVisit, type Visit } from './visit.ts'

/** What the panel shows of a conversation besides its messages. */
export interface State {
  available: boolean
  typing: boolean
  connected: boolean
  unread: number
}

export interface Conversation {
  visit: Visit
  thread: Thread
  outbox: Outbox<Attached>
  state: State
  /** Begins to listen; doing it twice is doing it once. */
  listen(): void
  say(text: string, files: Attached[], form: Record<string, string>): void
  /** Everything was seen. */
  see(): void
  typed(): void
  stop(): void
}

/** An agent who said they type and then nothing more has stopped. */
const TYPING_MS = 8_000
const SAY_TYPING_EVERY_MS = 3_000
/** A stream that is back sooner was not missed by anybody. */
const NOTICED_MS = 4_000

/** The visitor's side of a conversation: what came, what is on its way, and what was seen. `changed` is called when any of it differs. */
export function openConversation(page: Page, storage: Storage, available: boolean, changed: () => void): Conversation {
  const visit = openVisit(page, storage)
  const thread = openThread(refresh)
  const state: State = { available, typing: false, connected: true, unread: 0 }
  let ear: { stop(): void } | undefined
  let typingEnds = 0
  let saidTyping = 0
  let telling = 0
  let noticing = 0

  function refresh(): void {
    state.unread = countUnread(thread.items(), storage.get<string>('seen'))
    changed()
  }

  /** One signal for all that came in a moment. */
  function signal(what: 'delivered' | 'read'): void {
    clearTimeout(telling)
    telling = window.setTimeout(() => void visit.call('/widget/signals', { signal: what }).catch(() => undefined), 300)
  }

  function setTyping(yes: boolean): void {
    clearTimeout(typingEnds)
    state.typing = yes
    if (yes) state.available = true
    if (yes) typingEnds = window.setTimeout(() => setTyping(false), TYPING_MS)
    changed()
  }

  function setConnected(yes: boolean): void {
    clearTimeout(noticing)
    if (!yes && state.connected) {
      noticing = window.setTimeout(() => {
        state.connected = false
        changed()
      }, NOTICED_MS)
    }
    if (!yes || state.connected) return
    state.connected = true
    changed()
  }

  function hearMessage(message: WidgetMessage): void {
    if (message.from === 'agent') {
      state.typing = false
      if (message.state === 'sent') {
        state.available = true
        signal('delivered')
      }
    }
    thread.put(message)
  }

  const outbox = openOutbox<Attached>({
    storage,
    send: (message) => visit.call('/widget/messages', message),
    tell: (kept, fate) => thread.putOwn(itemOf(kept, fate)),
  })
  for (const kept of outbox.all()) thread.putOwn(itemOf(kept, { state: kept.failed ? 'failed' : 'waiting' }))

  return {
    visit,
    thread,
    outbox,
    state,
    listen() {
      ear ??= listen({
        address: async () => `${page.base}/widget/live?visitor=${await visit.open()}`,
        hear: {
          message: hearMessage,
          typing: ({ typing }) => setTyping(typing),
          read: ({ at }) => thread.markRead(at),
          ready(said) {
            state.available = said.available
            setTyping(said.agentTyping)
          },
        },
        tell(connected) {
          if (connected) outbox.wake()
          setConnected(connected)
        },
      })
    },
    say(text, files, form) {
      const message = {
        messageId: makeId(),
        text,
        fileIds: files.map(({ fileId }) => fileId),
        form,
        locale: page.locale,
        page: location.href.slice(0, 500),
      }
      outbox.add({ message, at: new Date().toISOString(), files })
      saidTyping = 0
    },
    see() {
      const last = thread.items().findLast(({ from }) => from === 'agent')
      if (!last || last.at <= (storage.get<string>('seen') ?? '')) return
      storage.set('seen', last.at)
      signal('read')
      refresh()
    },
    typed() {
      if (!visit.token() || Date.now() - saidTyping < SAY_TYPING_EVERY_MS) return
      saidTyping = Date.now()
      void visit.call('/widget/signals', { signal: 'typing' }).catch(() => undefined)
    },
    stop() {
      clearTimeout(noticing)
      ear?.stop()
      ear = undefined
    },
  }
}

function itemOf({ message, at, files }: Kept<Attached>, fate: Fate) {
  return {
    messageId: message.messageId,
    from: 'visitor' as const,
    author: null,
    text: message.text,
    at: fate.state === 'sent' ? fate.at : at,
    state: 'sent' as const,
    deleted: false,
    ...(fate.state !== 'sent' && { local: fate.state }),
    files: files.map(({ fileId, name, mime, size, local }) => ({
      name,
      mime,
      size,
      url: `/widget/files/${fileId}`,
      previewUrl: mime.startsWith('image/') ? `/widget/files/${fileId}/preview` : null,
      ...(local && { local }),
    })),
  }
}
