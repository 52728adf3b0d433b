import { type Contact, changeContact, readContact } from '@atalaya/shared/contract/contacts.ts'
import { Button, Group, Text } from '@mantine/core'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useAsk, useDo } from '../../data.ts'
import { ContactMarks } from '../../parts/case/contact-marks.tsx'
import { Page, Panel } from '../../parts/page/page.tsx'
import { Face } from '../../parts/people/face.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { ContactForm } from './contact-form.tsx'
import classes from './contacts.module.css'
import { CustomerPanel } from './customer-panel.tsx'
import { History } from './history.tsx'
import { Identities } from './identities.tsx'

/** One contact: who it is on each channel, what is known and captured, and everything they came with. */
export function ContactScreen() {
  const { t } = useWords()
  const may = useMay()
  const { contactId = '' } = useParams({ strict: false })
  const ask = useAsk(readContact, { contactId }, { enabled: may('contact.read') })
  if (!may('contact.read')) return <NoPermission />
  return (
    <Answer ask={ask}>
      {(contact) => (
        <Page title={<Title contact={contact} />} back={{ to: '/contacts', label: t('contacts.title') }} actions={<Vip contact={contact} />}>
          <div className={classes.split}>
            <div className={classes.column}>
              <CustomerPanel contact={contact} />
              <Panel title={t('contacts.captured')}>
                <ContactForm key={contact.contactId} contact={contact} />
              </Panel>
              <Panel title={t('contact.identities')}>
                <Identities identities={contact.identities} />
              </Panel>
            </div>
            <History contact={contact} />
          </div>
        </Page>
      )}
    </Answer>
  )
}

function Title({ contact }: { contact: Contact }) {
  const { t } = useWords()
  const { name, contactId, identities, customer, openCases, closedCases } = contact
  const picture = identities.find(({ pictureUrl }) => pictureUrl)?.pictureUrl
  return (
    <span className={classes.face}>
      <Face name={name} id={contactId} image={picture ?? null} size={52} />
      <span>
        <span className={classes.name}>
          {name} <ContactMarks {...contact} tier={customer?.tier ?? null} />
        </span>
        <Text c="dimmed" fw={400} component="span" size="sm">
          {t(contact.kind === 'customer' ? 'contact.customer' : 'contact.lead')} · {t('contact.openCases', { count: openCases })} ·{' '}
          {t('contact.closedCases', { count: closedCases })}
        </Text>
      </span>
    </span>
  )
}

function Vip({ contact: { contactId, vip } }: { contact: Contact }) {
  const { t } = useWords()
  const may = useMay()
  const { mutate, isPending } = useDo(changeContact)
  if (!may('contact.edit')) return null
  return (
    <Group>
      <Button
        variant="default"
        aria-pressed={vip}
        loading={isPending}
        leftSection={vip ? <IconStarFilled size={16} color="var(--at-gold)" /> : <IconStar size={16} stroke={1.6} />}
        onClick={() => mutate({ contactId, vip: !vip })}
      >
        {t(vip ? 'contact.unmarkVip' : 'contact.markVip')}
      </Button>
    </Group>
  )
}
