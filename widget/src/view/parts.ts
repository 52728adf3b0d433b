import type { Stage } from '../page.ts'
import type { Conversation } from '../talk/conversation.ts'
import type { Storage } from '../talk/storage.ts'
import { TEXTS } from '../texts.ts'
import type { Form } from './ask-form.ts'
import { createAttachments } from './attach.ts'
import { type Composer, createComposer } from './compose.ts'
import { createHeader, type Header } from './header.ts'
import { createThreadView, type ThreadView } from './show-thread.ts'

export interface Parts {
  header: Header
  view: ThreadView
  composer: Composer
}

/** What the site and the visitor said of who they are. */
export function formOf({ page }: Stage, storage: Storage): Form {
  return { ...page.said, ...storage.get<Form>('form') }
}

/** The three parts of the panel, each wired to the conversation. */
export function createParts(stage: Stage, talk: Conversation, storage: Storage, { close, end }: { close(): void; end(): void }): Parts {
  const { page, settings } = stage
  const { visit, outbox } = talk
  const { locale, base } = page
  const texts = TEXTS[locale]
  const form = () => formOf(stage, storage)
  const mail = (email: string) => visit.call<void>('/widget/transcript', { email, locale })
  const link = (path: string) => `${base}${path}?visitor=${visit.token() ?? ''}`
  const upload = { url: `${base}/widget/files`, open: visit.open }
  return {
    header: createHeader({ settings, texts, email: () => form().email ?? '', close, mail, end }),
    view: createThreadView({ texts, locale, siteName: settings.name, link, retry: outbox.retry }, settings.greeting),
    composer: createComposer({
      texts,
      maxLength: settings.maxLength,
      mimes: settings.files.mimes,
      draft: storage.get<string>('draft') ?? '',
      attachments: (complain, changed) => createAttachments({ limits: settings.files, texts, locale, upload, complain, changed }),
      send(text, files) {
        talk.say(text, files, form() as Record<string, string>)
        talk.listen()
      },
      typed(text) {
        storage.set('draft', text)
        if (text) talk.typed()
      },
    }),
  }
}
