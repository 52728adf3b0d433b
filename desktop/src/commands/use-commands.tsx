import { createContext, type ReactNode, type RefObject, useCallback, useContext, useEffect, useMemo, useRef } from 'react'
import { chordOf, findCommand, type KeyChanges } from './chords.ts'
import { COMMANDS, type Command, type CommandId } from './commands-table.ts'
import { type EarlyCommand, openEarlyCommand } from './early-command.ts'

interface Desk {
  /** True when somebody carried it out. */
  run(id: CommandId): boolean
  /** Commands that somebody on screen can carry out now. */
  offered(): Command[]
  register(id: CommandId, runner: () => boolean): () => void
  early: EarlyCommand
  keys: KeyChanges
}

const DeskContext = createContext<Desk | null>(null)
/** Shut while what offers the commands speaks of something that is no longer shown; then they do nothing. */
export const CommandGate = createContext<RefObject<boolean> | null>(null)
const SECOND_KEY_MS = 1500

/** Gives what is inside one table of commands: who is on screen offers runners, keys and palette call them. */
export function CommandsProvider({ keys, isOff, children }: { keys: KeyChanges; isOff: boolean; children: ReactNode }) {
  const runners = useRef(new Map<CommandId, (() => boolean)[]>())
  const register = useCallback((id: CommandId, runner: () => boolean) => {
    const stack = runners.current.get(id) ?? []
    runners.current.set(id, [...stack, runner])
    return () => {
      const rest = (runners.current.get(id) ?? []).filter((other) => other !== runner)
      if (rest.length > 0) runners.current.set(id, rest)
      else runners.current.delete(id)
    }
  }, [])
  const run = useCallback((id: CommandId) => runners.current.get(id)?.at(-1)?.() ?? false, [])
  const early = useMemo(() => openEarlyCommand(run), [run])
  const offered = useCallback(() => COMMANDS.filter(({ id }) => runners.current.has(id)), [])
  useKeys(run, early, keys, isOff)
  const desk = useMemo(() => ({ run, offered, register, early, keys }), [run, offered, register, early, keys])
  return <DeskContext value={desk}>{children}</DeskContext>
}

export function useCommands(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('Commands are used outside their provider')
  return desk
}

/** Offers to carry a command out while the component is on screen; null offers nothing. The last one to offer is asked. */
export function useCommand(id: CommandId, runner: (() => void) | null): void {
  const { register } = useCommands()
  const isShut = useContext(CommandGate)
  const latest = useRef(runner)
  useEffect(() => {
    latest.current = runner
  })
  const isOffered = runner !== null
  useEffect(() => {
    if (!isOffered) return
    return register(id, () => {
      if (isShut?.current) return false
      latest.current?.()
      return true
    })
  }, [id, isOffered, register, isShut])
}

/** While `isDrawing`, keys for what is not there yet are kept until it is. */
export function useEarlyCommands(isDrawing: boolean): void {
  const { early } = useCommands()
  useEffect(() => (isDrawing ? early.awaitDrawing() : undefined), [early, isDrawing])
}

function useKeys(run: (id: CommandId) => boolean, early: EarlyCommand, keys: KeyChanges, isOff: boolean): void {
  useEffect(() => {
    let first: { chord: string; at: number } | null = null
    let isUnderModal = false
    // Before the dialog itself hears the key, which may close it.
    function look() {
      isUnderModal = [...document.querySelectorAll('[aria-modal=true]')].some((modal) => modal.checkVisibility())
    }
    function onKeyDown(event: KeyboardEvent) {
      const chord = chordOf(event)
      if (!chord || event.defaultPrevented || event.isComposing) return
      const isChord = chord.startsWith('mod+')
      if (!isChord && (isOff || isUnderModal || isTyping(event.target) || isInPopup(event.target) || pressesControl(chord, event.target))) return
      const whole = first && event.timeStamp - first.at < SECOND_KEY_MS ? `${first.chord} ${chord}` : chord
      first = null
      const { found, begins } = findCommand(whole, keys)
      if (found) {
        if (isTyping(event.target) && !found.whileTyping) return
        if (!event.repeat || found.group === 'list') if (run(found.id) || early.keep(found.id)) event.preventDefault()
      } else if (begins) first = { chord, at: event.timeStamp }
    }
    window.addEventListener('keydown', look, true)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('keydown', look, true)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [run, early, keys, isOff])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'))
  )
}
function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=menu], [role=listbox]:not([data-commands])') !== null
}
function pressesControl(chord: string, target: EventTarget | null): boolean {
  return (chord === 'enter' || chord === 'space') && target instanceof Element && target.closest('button, a[href], summary, [role=tab]') !== null
}
