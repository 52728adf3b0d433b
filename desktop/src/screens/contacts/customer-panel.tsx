import { type Contact, type Customer, linkCustomer, listCustomers } from '@atalaya/shared/contract/contacts.ts'
import { Button, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAsk, useDo } from '../../data.ts'
import { Moment } from '../../parts/figures/moment.tsx'
import { Panel } from '../../parts/page/page.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { sayDatum, sayLabel } from '../../parts/text/say-datum.ts'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './contacts.module.css'

/** The customer the contact is, as the company's directory has them; or the way to say who it is. */
export function CustomerPanel({ contact: { contactId, customer } }: { contact: Contact }) {
  const { t } = useWords()
  const may = useMay()
  const { mutate, isPending } = useDo(linkCustomer)
  if (!customer) return <NotYetKnown contactId={contactId} />
  return (
    <Panel
      title={t('contact.customer')}
      actions={
        may('contact.edit') && (
          <Button variant="subtle" color="gray" size="xs" loading={isPending} onClick={() => mutate({ contactId, number: null })}>
            {t('contact.unlink')}
          </Button>
        )
      }
    >
      <CustomerFacts customer={customer} />
    </Panel>
  )
}

function CustomerFacts({ customer }: { customer: Customer }) {
  const { t, locale } = useWords()
  const words = { yes: t('common:yes'), no: t('common:no') }
  const { number, name, tier, email, phone, document, language, data, updatedAt } = customer
  const facts: [string, unknown][] = [
    [t('contact.number'), number],
    [t('contact.name'), name],
    [t('contact.tier'), tier],
    [t('contact.email'), email],
    [t('contact.phone'), phone],
    [t('contact.document'), document],
    [t('contact.language'), language && t(`languages.${language}`, { defaultValue: language })],
    ...Object.entries(data).map(([key, value]): [string, unknown] => [sayLabel(key), value === null ? null : sayDatum(value, locale, words)]),
  ]
  return (
    <>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
      </dl>
      <Text size="xs" c="dimmed" mt="sm">
        {t('customers.updated')} <Moment at={updatedAt} />
      </Text>
    </>
  )
}

function NotYetKnown({ contactId }: { contactId: string }) {
  const { t } = useWords()
  const may = useMay()
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const found = useAsk(listCustomers, { words: asked, limit: 10 }, { enabled: asked.length > 1, keepPrevious: true })
  const { mutate, isPending } = useDo(linkCustomer)
  const rows = asked.length > 1 ? (found.data?.rows ?? []) : []
  return (
    <Panel title={t('contact.lead')} hint={t('contacts.leadHint')}>
      {may('contact.edit') && (
        <Stack gap="xs">
          <Select
            searchable
            label={t('contact.link')}
            description={t('contact.linkHint')}
            disabled={isPending}
            value={null}
            searchValue={words}
            onSearchChange={setWords}
            filter={({ options }) => options}
            nothingFoundMessage={asked.length > 1 && !found.isFetching ? t('contact.linkNone') : undefined}
            data={rows.map(({ number, name }) => ({ value: number, label: `${name} · ${number}` }))}
            onChange={(number) => number && mutate({ contactId, number })}
          />
        </Stack>
      )}
    </Panel>
  )
}
