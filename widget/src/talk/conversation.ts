import type { WidgetMessage } from '@atalaya/shared/contract/widget.ts'
import type { Page } from '../page.ts'
import type { Attached } from '../view/attach.ts'
import { makeId } from './make-id.ts'
import { type Fate, type Kept, type Outbox, openOutbox } from './outbox.ts'
import { openSignals } from './signals.ts'
import { keepState, type State, type StateKeeper } from './state.ts'
import type { Storage } from './storage.ts'
import { listen } from './stream.ts'
import { countUnread, type Item, openThread, type Thread } from './thread.ts'
import { openVisit, type Visit } from './visit.ts'

export interface Conversation {
  visit: Visit
  thread: Thread
  outbox: Outbox<Attached>
  state: Readonly<State>
  unread(): number
  /** Begins to listen; doing it twice is doing it once. */
  listen(): void
  say(text: string, files: Attached[], form: Record<string, string>): void
  /** Everything was seen. */
  see(): void
  typed(): void
  /** Nothing of it is left in this browser. */
  end(): void
}

/** The visitor's side of a conversation: what came, what is on its way, and what was seen. `changed` is called when any of it differs. */
export function openConversation(page: Page, storage: Storage, available: boolean, changed: () => void): Conversation {
  const visit = openVisit(page, storage)
  const thread = openThread(changed)
  const state = keepState(available, changed)
  const signals = openSignals(visit)
  let ear: { stop(): void } | undefined

  const outbox = openOutbox<Attached>({
    storage,
    send: (message) => visit.call('/widget/messages', message),
    tell: (kept, fate) => thread.putOwn(itemOf(kept, fate)),
  })
  for (const kept of outbox.all()) thread.putOwn(itemOf(kept, { state: kept.failed ? 'failed' : 'waiting' }))

  function hear(message: WidgetMessage): void {
    // An answer that was not brought yet is fresh: whoever wrote it is there, and has stopped typing.
    if (message.from === 'agent' && message.state === 'sent') {
      state.set({ available: true, typing: false })
      signals.delivered()
    }
    thread.put(message)
  }

  const seenAt = () => storage.get<string>('seen')
  return {
    visit,
    thread,
    outbox,
    state: state.now,
    unread: () => countUnread(thread.items(), seenAt()),
    listen() {
      ear ??= listenTo(page, { visit, thread, outbox, state, hear })
    },
    say(text, files, form) {
      const fileIds = files.map(({ fileId }) => fileId)
      const message = { messageId: makeId(), text, fileIds, form, locale: page.locale, page: location.href.slice(0, 500) }
      outbox.add({ message, at: new Date().toISOString(), files })
      signals.said()
    },
    see() {
      const last = thread.items().findLast(({ from }) => from === 'agent')
      if (!last || last.at <= (seenAt() ?? '')) return
      storage.set('seen', last.at)
      signals.read()
      changed()
    },
    typed: signals.typing,
    end() {
      ear?.stop()
      ear = undefined
      storage.clear()
      visit.forget()
      thread.clear()
    },
  }
}

interface Ears extends Pick<Conversation, 'visit' | 'thread' | 'outbox'> {
  state: StateKeeper
  hear(message: WidgetMessage): void
}

function listenTo(page: Page, { visit, thread, outbox, state, hear }: Ears): { stop(): void } {
  return listen({
    address: async () => `${page.base}/widget/live?visitor=${await visit.open()}`,
    hear: {
      message: hear,
      typing: ({ typing }) => state.setTyping(typing),
      read: ({ at }) => thread.markRead(at),
      ready(said) {
        state.setTyping(said.agentTyping)
        state.set({ available: said.available })
      },
    },
    tell(connected) {
      if (connected) outbox.wake()
      state.setConnected(connected)
    },
  })
}

function itemOf({ message, at, files }: Kept<Attached>, fate: Fate): Item {
  return {
    messageId: message.messageId,
    from: 'visitor',
    author: null,
    text: message.text,
    at: fate.state === 'sent' ? fate.at : at,
    state: 'sent',
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
