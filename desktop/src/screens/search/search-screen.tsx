import { searchAll } from '@atalaya/shared/contract/cases.ts'
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconSearchOff } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../data.ts'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { Hit } from './hit.tsx'
import classes from './search.module.css'

const PLACES = ['all', 'messages', 'cases', 'contacts'] as const
const ORDERS = ['newest', 'best'] as const

/** Looks through messages, cases and contacts that one may see. What is looked for is in the address. */
export function SearchScreen() {
  const { t } = useTranslation('inbox')
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(search.words ?? '')
  const [words] = useDebouncedValue(typed.trim(), 220)
  const place = PLACES.find((known) => known === search.in) ?? 'all'
  const order = ORDERS.find((known) => known === search.order) ?? 'newest'
  useEffect(() => {
    void navigate({ to: '/search', replace: true, search: (was: Record<string, string | undefined>) => ({ ...was, words: words || undefined }) })
  }, [words, navigate])
  const change = (some: Record<string, string>) =>
    void navigate({ to: '/search', replace: true, search: (was: Record<string, string | undefined>) => ({ ...was, ...some }) })
  const found = useAsk(searchAll, { words, in: place, order, limit: 50 }, { enabled: words !== '', keepPrevious: true })
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('search.title')}</h1>
      <TextInput
        autoFocus
        size="lg"
        type="search"
        aria-label={t('search.title')}
        placeholder={t('search.placeholder')}
        description={t('search.hint')}
        inputWrapperOrder={['input', 'description']}
        leftSection={<IconSearch size={20} stroke={1.7} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('search.in')}
          value={place}
          onChange={(value) => change({ in: value })}
          data={PLACES.map((value) => ({ value, label: t(`search.in_${value}`) }))}
        />
        <Select
          size="xs"
          w={170}
          aria-label={t('search.order')}
          allowDeselect={false}
          value={order}
          onChange={(value) => value && change({ order: value })}
          data={ORDERS.map((value) => ({ value, label: t(`search.order_${value}`) }))}
        />
      </div>
      {words === '' ? (
        <Empty icon={<IconSearch size={32} stroke={1.4} />} title={t('search.begin')} />
      ) : (
        <Answer ask={found}>
          {({ hits }) =>
            hits.length === 0 ? (
              <Empty icon={<IconSearchOff size={32} stroke={1.4} />} title={t('search.none', { words })} hint={t('search.noneHint')} />
            ) : (
              <>
                <p className={classes.count} role="status">
                  {t('search.results', { count: hits.length })}
                </p>
                <ol className={classes.hits}>
                  {hits.map((hit) => (
                    <li key={`${hit.kind}:${hit.messageId ?? hit.caseId ?? hit.contactId}`}>
                      <Hit hit={hit} words={words} />
                    </li>
                  ))}
                </ol>
              </>
            )
          }
        </Answer>
      )}
    </div>
  )
}
