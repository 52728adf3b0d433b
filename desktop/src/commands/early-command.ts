import type { CommandId } from './commands-table.ts'

/** Longer than anything takes to be drawn, and shorter than anyone remembers having pressed a key. */
const KEPT_MS = 3_000

export interface EarlyCommand {
  /** What is on its way may offer commands. Returns how to say that it stands, or is not to come. */
  awaitDrawing(): () => void
  /** Keeps a command that nobody can carry out yet; false when nothing is on its way. Only the first is kept: what follows was meant for what it opens. */
  keep(id: CommandId): boolean
}

/** A key pressed while what it speaks to is still being drawn is not lost: it is carried out as soon as that stands. */
export function openEarlyCommand(run: (id: CommandId) => boolean, now: () => number = () => performance.now()): EarlyCommand {
  let drawing = 0
  let kept: { id: CommandId; at: number } | null = null

  function giveOut(): void {
    if (drawing > 0 || !kept) return
    const { id, at } = kept
    kept = null
    if (now() - at < KEPT_MS) run(id)
  }

  return {
    awaitDrawing() {
      drawing++
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        drawing--
        // One drawing may end because the next begins.
        queueMicrotask(giveOut)
      }
    },
    keep(id) {
      if (drawing === 0) return false
      if (!kept || now() - kept.at >= KEPT_MS) kept = { id, at: now() }
      return true
    },
  }
}
