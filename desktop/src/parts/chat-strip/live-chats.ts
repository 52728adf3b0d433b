/** What the strip must know of a case. */
export interface Chat {
  caseId: string
  waitingSince: string | null
  lastMessageAt: string
  openedAt: string
}

/** Without a word for this long nobody sits at the other end any more; the case stays in its lists. */
const LIVE_MS = 45 * 60_000

/** The chats in which something was said lately, in the order they began, so that none moves while one reaches for it. */
export function liveChats<C extends Chat>(chats: readonly C[], nowMs: number): C[] {
  return chats
    .filter(({ lastMessageAt }) => nowMs - Date.parse(lastMessageAt) < LIVE_MS)
    .sort((a, b) => a.openedAt.localeCompare(b.openedAt) || a.caseId.localeCompare(b.caseId))
}

/** The chat to turn to: of the others the one that has waited longest; when nobody waits, the one after the open chat. */
export function nextChat<C extends Chat>(chats: readonly C[], openCaseId: string | undefined): C | undefined {
  const at = chats.findIndex(({ caseId }) => caseId === openCaseId)
  const others = [...chats.slice(at + 1), ...chats.slice(0, Math.max(at, 0))]
  const waiting = others.filter(({ waitingSince }) => waitingSince !== null)
  return waiting.sort((a, b) => Date.parse(a.waitingSince!) - Date.parse(b.waitingSince!))[0] ?? others[0]
}

/** Minutes and seconds of a wait, `12:05`, with hours before them when there are any. */
export function waitClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (count: number) => String(count).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
