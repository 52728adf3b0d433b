/** What the panel shows of a conversation besides its messages. */
export interface State {
  /** Whether somebody is there to answer. */
  available: boolean
  /** Whether an agent is typing. */
  typing: boolean
  /** Whether news come at once just now. */
  connected: boolean
}

export interface StateKeeper {
  now: Readonly<State>
  set(more: Partial<State>): void
  /** An agent types, until they stop, answer, or say nothing more of it. */
  setTyping(yes: boolean): void
  /** A cut is shown only when it lasts. */
  setConnected(yes: boolean): void
}

const TYPING_MS = 8_000
const NOTICED_MS = 4_000

export function keepState(available: boolean, changed: () => void): StateKeeper {
  const now: State = { available, typing: false, connected: true }
  let typingEnds = 0
  let noticing = 0

  const set = (more: Partial<State>) => {
    Object.assign(now, more)
    changed()
  }
  return {
    now,
    set,
    setTyping(yes) {
      clearTimeout(typingEnds)
      if (yes) typingEnds = window.setTimeout(() => set({ typing: false }), TYPING_MS)
      set(yes ? { typing: true, available: true } : { typing: false })
    },
    setConnected(yes) {
      clearTimeout(noticing)
      if (!yes && now.connected) noticing = window.setTimeout(() => set({ connected: false }), NOTICED_MS)
      if (yes && !now.connected) set({ connected: true })
    },
  }
}
