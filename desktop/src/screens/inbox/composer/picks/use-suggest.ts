import type { Person } from '@atalaya/shared/contract/staff.ts'
import { listTemplates, type Template } from '@atalaya/shared/contract/taxonomy.ts'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { useAsk } from '../../../../data.ts'
import { fold } from '../../../../parts/text/fold.ts'
import { findTemplates } from './find-templates.ts'
import { findTrigger, type Trigger } from './find-trigger.ts'

export type Pick = { kind: 'person'; person: Person } | { kind: 'template'; template: Template }
interface Props {
  area: RefObject<HTMLTextAreaElement | null>
  text: string
  isNote: boolean
  about: { typeId: string | null; language: string | null }
  people: readonly Person[]
  onPick: (from: number, pick: Pick) => void
}
export type Suggest = ReturnType<typeof useSuggest>

const SHOWN = 7

/** What is offered behind a `/` in a reply or an `@` in a note; chosen with the arrow keys without leaving the text. */
export function useSuggest({ area, text, isNote, about, people, onPick }: Props) {
  const listId = useId()
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [at, setAt] = useState(0)
  const templates = useAsk(listTemplates, {}, { staleTimeMs: 600_000 })
  const current = trigger && text.length >= trigger.from ? trigger : null
  const picks: Pick[] = !current
    ? []
    : current.kind === 'template'
      ? findTemplates(templates.data ?? [], current.words, about)
          .slice(0, SHOWN)
          .map((template) => ({ kind: 'template', template }))
      : people
          .filter((person) => !person.deactivatedAt && fold(person.name).includes(fold(current.words.trim())))
          .slice(0, SHOWN)
          .map((person) => ({ kind: 'person', person }))
  const isOpen = picks.length > 0

  const look = () => {
    const box = area.current
    const found = box ? findTrigger(box.value, box.selectionStart, isNote) : null
    if (found?.from !== trigger?.from || found?.words !== trigger?.words) {
      setTrigger(found)
      setAt(0)
    }
  }
  const choose = (index: number) => {
    const pick = picks[index]
    if (!current || !pick) return
    setTrigger(null)
    onPick(current.from, pick)
  }
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing) return false
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setAt((was) => (was + (event.key === 'ArrowDown' ? 1 : picks.length - 1)) % picks.length)
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') choose(at)
    else if (event.key === 'Escape') setTrigger(null)
    else return false
    event.preventDefault()
    return true
  }
  const aria = isOpen ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${at}`, 'aria-autocomplete': 'list' as const } : {}
  return { listId, picks, at, isOpen, look, choose, onKeyDown, aria }
}
