import type { WidgetSettings } from '@atalaya/shared/contract/widget.ts'
import { Failure, sendFile } from '../talk/api.ts'
import { fill, type Texts } from '../texts.ts'
import { h, icon } from './dom.ts'
import { sizeText } from './show-message.ts'

export interface Attached {
  fileId: string
  name: string
  mime: string
  size: number
  /** The picture as it is in this browser. */
  local: string | null
}

export interface Attachments {
  element: HTMLElement
  add(files: Iterable<File>): void
  /** The files that are up; empties the tray. */
  take(): Attached[]
  /** Whether something is still on its way. */
  busy(): boolean
  count(): number
}

interface Options {
  limits: WidgetSettings['files']
  texts: Texts
  locale: 'es' | 'en' | 'pt'
  upload: { url: string; open(): Promise<string> }
  complain(text: string): void
  changed(): void
}

const MOST = 5

/** The tray of files that will go with the next message: each goes up at once, showing how far it is. */
export function createAttachments({ limits, texts, locale, upload, complain, changed }: Options): Attachments {
  const element = h('ul', { class: 'tray', hidden: true })
  const all = new Map<HTMLElement, Attached | null>()

  function refresh(): void {
    element.hidden = all.size === 0
    changed()
  }

  function addOne(file: File): void {
    const reason = refusal(file, all.size, limits, texts)
    if (reason) {
      complain(reason)
      return
    }
    const cut = new AbortController()
    const bar = h('progress', { max: 1, value: 0, 'aria-label': file.name })
    const drop = h('button', { type: 'button', class: 'icon', 'aria-label': fill(texts.remove, { name: file.name }) }, icon('close'))
    const chip = h('li', {}, icon('file'), h('span', {}, file.name), h('small', {}, sizeText(file.size, locale)), bar, drop)
    const remove = () => {
      cut.abort()
      all.delete(chip)
      chip.remove()
      refresh()
    }
    drop.addEventListener('click', remove)
    all.set(chip, null)
    element.append(chip)
    refresh()
    upload
      .open()
      .then((token) => sendFile(upload.url, token, file, (share) => (bar.value = share), cut.signal))
      .then(({ fileId, name, mime, size }) => {
        bar.remove()
        if (all.has(chip)) all.set(chip, { fileId, name, mime, size, local: mime.startsWith('image/') ? URL.createObjectURL(file) : null })
        refresh()
      })
      .catch((error: unknown) => {
        if (cut.signal.aborted) return
        remove()
        complain(fill(reasonOf(error, texts), { name: file.name, max: Math.floor(limits.maxBytes / 1_048_576) }))
      })
  }

  return {
    element,
    add(files) {
      for (const file of files) addOne(file)
    },
    take() {
      const ready = [...all.values()].filter((one) => one !== null)
      all.clear()
      element.replaceChildren()
      refresh()
      return ready
    },
    busy: () => [...all.values()].includes(null),
    count: () => all.size,
  }
}

/** Why a file cannot go with this message; the server judges by content once more. */
function refusal(file: File, count: number, { maxBytes, mimes }: WidgetSettings['files'], texts: Texts): string | null {
  if (count >= MOST) return fill(texts.tooMany, { max: MOST })
  if (file.size > maxBytes) return fill(texts.tooLarge, { name: file.name, max: Math.floor(maxBytes / 1_048_576) })
  const known = file.type === '' || mimes.includes(file.type) || /^(audio|video)\//.test(file.type)
  return known ? null : fill(texts.wrongType, { name: file.name })
}

function reasonOf(error: unknown, texts: Texts): string {
  const code = error instanceof Failure ? error.code : ''
  return code === 'file/type-refused' ? texts.wrongType : code === 'file/too-large' ? texts.tooLarge : texts.uploadFailed
}
