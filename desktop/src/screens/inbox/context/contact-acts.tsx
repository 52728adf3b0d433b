import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { blockContact, type Contact, changeContact, linkCustomer, listCustomers } from '@atalaya/shared/contract/contacts.ts'
import { Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconBan, IconLink, IconLinkOff, IconStar, IconStarOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useDo } from '../../../data.ts'
import classes from '../../../parts/door/door-page.module.css'
import { useMay } from '../../../parts/shell/me-context.tsx'
import { useConfirm } from '../../../parts/states/use-confirm.tsx'

/** What one can do with a contact from the desk: know them as a customer, mark them, block them on the account. */
export function ContactActs({ contact, about }: { contact: Contact; about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const [isLinking, { open, close }] = useDisclosure()
  const { confirm, dialog } = useConfirm()
  const { mutate: change } = useDo(changeContact)
  const { mutate: link } = useDo(linkCustomer)
  const { mutate: block } = useDo(blockContact, { onDone: () => notifications.show({ message: t('contact.blocked') }) })
  const { contactId } = contact
  const account = about.conversations[0]
  const icon = { size: 15, stroke: 1.7, 'aria-hidden': true }
  async function blockHere() {
    if (!account) return
    const name = account.accountHandle || account.accountName
    const isSure = await confirm({
      text: t('contact.blockSure', { name: contact.name, account: name }),
      yes: t('contact.block', { account: name }),
      isDanger: true,
    })
    if (isSure) block({ contactId, accountId: account.accountId })
  }
  return (
    <Stack gap={4} align="flex-start" mt="md">
      {may('contact.edit') && (
        <>
          {contact.customer ? (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconLinkOff {...icon} />}
              onClick={() => link({ contactId, number: null })}
            >
              {t('contact.unlink')}
            </Button>
          ) : (
            <Button size="compact-sm" variant="light" leftSection={<IconLink {...icon} />} onClick={open}>
              {t('contact.link')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={contact.vip ? <IconStarOff {...icon} /> : <IconStar {...icon} />}
            onClick={() => change({ contactId, vip: !contact.vip })}
          >
            {t(contact.vip ? 'contact.unmarkVip' : 'contact.markVip')}
          </Button>
        </>
      )}
      {about.may.includes('block') && account && (
        <Button size="compact-sm" variant="subtle" color="red" leftSection={<IconBan {...icon} />} onClick={() => void blockHere()}>
          {t('contact.block', { account: account.accountHandle || account.accountName })}
        </Button>
      )}
      {isLinking && (
        <LinkDialog
          onClose={close}
          onChoose={(number) => {
            link({ contactId, number })
            close()
          }}
        />
      )}
      {dialog}
    </Stack>
  )
}

function LinkDialog({ onClose, onChoose }: { onClose: () => void; onChoose: (number: string) => void }) {
  const { t } = useTranslation('inbox')
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const found = useAsk(listCustomers, { words: asked, limit: 8 }, { enabled: asked.length > 1, keepPrevious: true })
  return (
    <Modal opened onClose={onClose} title={t('contact.link')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Stack gap="xs">
        <TextInput data-autofocus label={t('contact.linkHint')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        {found.data?.rows.map((customer) => (
          <UnstyledButton key={customer.customerId} className={classes.row} onClick={() => onChoose(customer.number)}>
            <span style={{ flex: 1, minWidth: 0 }}>
              <Text component="span" display="block" fw={600} size="sm">
                {customer.name}
              </Text>
              <Group component="span" gap={8} fz="xs" c="dimmed">
                <span className="figures">{customer.number}</span>
                {customer.tier}
                <span>{customer.email}</span>
              </Group>
            </span>
          </UnstyledButton>
        ))}
        {found.data?.rows.length === 0 && asked.length > 1 && (
          <Text size="sm" c="dimmed">
            {t('contact.linkNone')}
          </Text>
        )}
      </Stack>
    </Modal>
  )
}
