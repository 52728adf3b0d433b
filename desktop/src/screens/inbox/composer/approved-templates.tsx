import type { MessageTemplate } from '@atalaya/shared/contract/accounts.ts'
import { listMessageTemplates } from '@atalaya/shared/contract/accounts.ts'
import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { type Conversation, sendReply } from '@atalaya/shared/contract/conversations.ts'
import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshWhatNames, useAsk, useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { usePreferences } from '../../../preferences.ts'
import { placeMessage } from '../conversation/use-timeline.ts'
import classes from './composer.module.css'
import { fillApproved } from './fill-approved.ts'

/** The messages that the network approved, for when it takes no others: choose one, fill it in, see what the customer will read. */
export function ApprovedTemplates({ about, conversation }: { about: CaseDetail; conversation: Conversation }) {
  const { t } = useTranslation('inbox')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button size="compact-xs" variant="default" leftSection={<IconCertificate size={14} aria-hidden />} onClick={() => setIsOpen(true)}>
        {t('approved.choose')}
      </Button>
      {isOpen && <Picker about={about} conversation={conversation} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function Picker({ about, conversation, onClose }: { about: CaseDetail; conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const client = useQueryClient()
  const [{ undoSeconds }] = usePreferences()
  const { data: all = [], isPending } = useAsk(listMessageTemplates, { accountId: conversation.accountId })
  const messageId = useRef(makeId())
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [values, setValues] = useState<Record<string, string>>({})
  const usable = all.filter((one) => one.status === 'approved' && (one.header === null || one.header.kind === 'text'))
  const chosen = usable.find((one) => keyOf(one) === chosenKey)
  const blanks = chosen ? blanksOf(chosen) : []
  const isFilled = blanks.every(({ id }) => values[id]?.trim())
  const { mutate, isPending: isSending } = useDo(sendReply, {
    onDone(message) {
      placeMessage(client, about.caseId, message)
      void refreshWhatNames(client, { caseId: about.caseId })
      onClose()
    },
  })
  const send = () => {
    if (!chosen || !isFilled) return
    const given = (part: string, names: readonly string[]) => names.map((name) => values[`${part}:${name}`] ?? '')
    mutate({
      conversationId: conversation.conversationId,
      messageId: messageId.current,
      caseId: about.caseId,
      text: fillApproved(chosen, values),
      undoSeconds,
      template: {
        name: chosen.name,
        language: chosen.language,
        header: given('header', chosen.header?.variables ?? []),
        body: given('body', chosen.body.variables),
        buttons: chosen.buttons.map((button, place) => given(`button${place}`, button.variables)),
      },
    })
  }
  return (
    <Modal opened onClose={onClose} title={t('approved.title')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Stack gap="sm">
        {!isPending && usable.length === 0 && <Text size="sm">{t('cannot.no-templates')}</Text>}
        <Select
          data-autofocus
          searchable
          label={t('approved.which')}
          data={usable.map((one) => ({ value: keyOf(one), label: `${one.name} · ${one.language}` }))}
          value={chosenKey}
          onChange={(key) => {
            setChosenKey(key)
            setValues({})
          }}
        />
        {blanks.map(({ id, name }) => (
          <TextInput
            key={id}
            label={t('approved.value', { name })}
            value={values[id] ?? ''}
            maxLength={1024}
            onChange={(event) => {
              const value = event.currentTarget.value
              setValues((before) => ({ ...before, [id]: value }))
            }}
          />
        ))}
        {chosen && (
          <figure className={classes.preview} aria-label={t('approved.preview')}>
            {fillApproved(chosen, values)}
          </figure>
        )}
        <Group justify="flex-end">
          <Button disabled={!chosen || !isFilled} loading={isSending} onClick={send}>
            {t('composer.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const keyOf = ({ name, language }: MessageTemplate) => `${name}\n${language}`

/** What is to be filled in, in the order in which it is read. */
function blanksOf({ header, body, buttons }: MessageTemplate): { id: string; name: string }[] {
  const part = (kind: string, names: readonly string[]) => names.map((name) => ({ id: `${kind}:${name}`, name }))
  return [
    ...part('header', header?.variables ?? []),
    ...part('body', body.variables),
    ...buttons.flatMap((one, place) => part(`button${place}`, one.variables)),
  ]
}
