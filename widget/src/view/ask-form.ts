import type { WidgetSettings } from '@atalaya/shared/contract/widget.ts'
import type { Texts } from '../texts.ts'
import { h } from './dom.ts'

export type Form = Partial<Record<'name' | 'email' | 'phone' | 'topic', string>>

const KINDS = {
  name: { type: 'text', autocomplete: 'name', maxlength: 120 },
  email: { type: 'email', autocomplete: 'email', maxlength: 254 },
  phone: { type: 'tel', autocomplete: 'tel', maxlength: 30 },
  topic: { type: 'text', autocomplete: 'off', maxlength: 120 },
} as const

/** What is still to be asked: fields of the settings that the site did not say itself. */
export function toAsk(settings: WidgetSettings, said: Form): WidgetSettings['preChat'] {
  return settings.preChat.filter(({ name }) => !said[name])
}

/** The form before the first message. */
export function createAskForm(fields: WidgetSettings['preChat'], greeting: string, texts: Texts, done: (form: Form) => void): HTMLFormElement {
  const inputs = fields.map(({ name, required }) => {
    const input = h('input', { ...KINDS[name], name, required })
    return { name, input, label: h('label', {}, h('span', {}, texts.fields[name], required ? '' : ` ${texts.optional}`), input) }
  })
  const form = h(
    'form',
    { class: 'ask' },
    h('p', { class: 'greeting' }, greeting),
    ...inputs.map(({ label }) => label),
    h('button', { type: 'submit', class: 'main' }, texts.begin),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const given = inputs.map(({ name, input }) => [name, input.value.trim()] as const).filter(([, value]) => value !== '')
    done(Object.fromEntries(given))
  })
  return form
}
