import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../commands/use-commands.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { fillTemplate } from '../../../parts/text/fill-template.ts'
import classes from './composer.module.css'
import { ComposerBars } from './composer-bars.tsx'
import { ComposerFeet } from './composer-feet.tsx'
import { FileTray } from './file-tray.tsx'
import { MailFields, useMailWords } from './mail-fields.tsx'
import { ModeTabs } from './mode-tabs.tsx'
import { SuggestList } from './picks/suggest-list.tsx'
import { useSuggest } from './picks/use-suggest.ts'
import { QuoteSwitch } from './quote-switch.tsx'
import { ReplyTarget } from './reply-target.tsx'
import { UndoBar } from './undo-bar.tsx'
import { useDraft } from './use-draft.ts'
import { useQuote } from './use-quote.ts'
import { useSend } from './use-send.ts'
import { useUploads } from './use-uploads.ts'

/** Where one answers, publicly or in private, or leaves a note. Its colour, sign and words always say which; the account is always in sight. */
export function Composer({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const me = useMe()
  const names = useNames()
  const area = useRef<HTMLTextAreaElement>(null)
  const draft = useDraft(about, area)
  const { mode, text, conversation, setText } = draft
  const uploads = useUploads(mode === 'note' ? undefined : conversation?.limits.files)
  const quote = useQuote(draft)
  const mail = useMailWords(conversation)
  const sending = useSend({ about, draft, quote, mail: mail.words, uploads, focus: () => area.current?.focus() })
  const insert = (piece: string, from?: number) => draft.insert(piece, from)
  const suggest = useSuggest({
    area,
    text,
    isNote: mode === 'note',
    about,
    people: names.people,
    onPick(from, pick) {
      if (pick.kind === 'person') draft.mention(pick.person, from)
      else insert(fillTemplate(pick.template.text, { contact: about.contact, agent: me, case: about }), from)
    },
  })
  useCommand('send', sending.canSend ? () => sending.send() : null)

  if (draft.modes.length === 0) return null
  const isClosed = mode !== 'note' && conversation?.cannotReply
  return (
    <section
      className={classes.composer}
      data-mode={mode}
      aria-label={t('composer.label')}
      onDragOver={(event) => mode !== 'note' && event.preventDefault()}
      onDrop={(event) => {
        if (mode === 'note' || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        uploads.add([...event.dataTransfer.files])
      }}
    >
      <UndoBar
        about={about}
        onTakenBack={(message) => {
          draft.takeBack(message)
          quote.resume(message)
        }}
      />
      <ModeTabs about={about} draft={draft} />
      <ComposerBars about={about} draft={draft} sending={sending} />
      {draft.replyTo && mode !== 'note' && <ReplyTarget message={draft.replyTo} onDrop={() => draft.setReplyTo(null)} />}
      <QuoteSwitch quote={quote} />
      {conversation?.channel === 'email' && mode === 'private' && (
        <MailFields key={conversation.conversationId} conversation={conversation} mail={mail} />
      )}
      <div className={classes.field}>
        <textarea
          ref={area}
          className={classes.area}
          rows={3}
          dir="auto"
          value={text}
          disabled={Boolean(isClosed)}
          aria-label={t(`composer.${mode}`)}
          placeholder={t(`composer.placeholder${mode === 'note' ? 'Note' : mode === 'private' ? 'Private' : 'Public'}`, { name: about.contact.name })}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (suggest.onKeyDown(event)) return
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
          onKeyUp={suggest.look}
          onClick={suggest.look}
          onPaste={(event) => {
            if (mode === 'note' || event.clipboardData.files.length === 0) return
            event.preventDefault()
            uploads.add([...event.clipboardData.files])
          }}
          {...suggest.aria}
        />
        <SuggestList suggest={suggest} />
      </div>
      <FileTray uploads={uploads} />
      <ComposerFeet about={about} draft={draft} uploads={uploads} sending={sending} onInsert={insert} />
    </section>
  )
}
