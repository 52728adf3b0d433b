import type { Fetch, Outbound } from '../../../channel.ts'
import type { Account } from '../settings.ts'
import { areButtons } from './check-outbound.ts'
import { mediaKindOf } from './media-kind.ts'
import { uploadMedia } from './upload-media.ts'

type Said = { type: string } & Record<string, unknown>

/** Shown on what opens a list when nobody chose a word for it; it needs no language. */
const OPEN_LIST = '☰'

/** A message of what was written: words, a file with its caption, or words to choose an answer to. The file is uploaded. */
export async function composeMessage(account: Account, { text, files, choices }: Outbound, fetch: Fetch): Promise<Said> {
  const [file] = files
  const kind = file && mediaKindOf(file)
  const media = file && kind ? { kind, id: await uploadMedia(account, fetch, file), filename: file.name } : undefined
  if (choices) return { type: 'interactive', interactive: ask(text, choices, media) }
  if (!media) return { type: 'text', text: { body: text, preview_url: /https?:\/\//i.test(text) } }
  const caption = text === '' ? {} : { caption: text }
  const named = media.kind === 'document' ? { filename: media.filename } : {}
  return { type: media.kind, [media.kind]: { id: media.id, ...caption, ...named } }
}

function ask(text: string, choices: NonNullable<Outbound['choices']>, media: { kind: string; id: string } | undefined): object {
  const body = { text }
  if (areButtons(choices)) {
    const buttons = choices.options.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }))
    const header = media ? { header: { type: media.kind, [media.kind]: { id: media.id } } } : {}
    return { type: 'button', ...header, body, action: { buttons } }
  }
  const rows = choices.options.map(({ id, title, description }) => ({ id, title, ...(description && { description }) }))
  return { type: 'list', body, action: { button: choices.button || OPEN_LIST, sections: [{ rows }] } }
}
