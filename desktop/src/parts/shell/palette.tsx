import { searchAll, VIEWS } from '@atalaya/shared/contract/cases.ts'
import { listPeople } from '@atalaya/shared/contract/staff.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconCircleDot, IconCommand, IconFilter, IconMessage, IconSearch, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keysOf } from '../../commands/chords.ts'
import { ShowKeys } from '../../commands/show-keys.tsx'
import { useCommand, useCommands } from '../../commands/use-commands.tsx'
import { useAsk } from '../../data.ts'
import { fold } from '../text/fold.ts'
import { useMay } from './me-context.tsx'

const [store, palette] = createSpotlight()
const SOME = 6

interface Entry {
  id: string
  label: string
  hint?: string | undefined
  icon: ReactNode
  end?: ReactNode
  act: () => void
}

/** Everything one can do or go to, found by its name: commands on offer, views, people, cases and contacts. */
export function Palette() {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const groups = useEntries(query)
  useCommand('palette', palette.toggle)
  const shown = groups.filter(({ entries }) => entries.length > 0)
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="60vh"
      size="lg"
      attributes={{ content: { 'aria-label': t('nav.palette') } }}
    >
      <Spotlight.Search
        placeholder={t('commands.placeholder')}
        aria-label={t('commands.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {shown.map(({ name, entries }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {entries.map(({ id, label, hint, icon, end, act }) => (
              <Spotlight.Action key={id} label={label} description={hint ?? ''} leftSection={icon} rightSection={end} onClick={act} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {shown.length === 0 && <Spotlight.Empty>{t('commands.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function useEntries(query: string): { name: string; entries: Entry[] }[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const desk = useCommands()
  const may = useMay()
  const wanted = fold(query.trim())
  const [words] = useDebouncedValue(query.trim(), 180)
  const people = useAsk(listPeople, {}, { enabled: wanted !== '' && may('staff.read') })
  const search = useAsk(searchAll, { words, limit: SOME }, { enabled: words.length > 1 && may('case.read') })
  const fits = (text: string) => fold(text).includes(wanted)
  const icon = { size: 18, stroke: 1.5, 'aria-hidden': true }

  const actions = desk.offered().map((command): Entry => {
    const keys = keysOf(command, desk.keys)
    return {
      id: command.id,
      label: t(`commands.names.${command.id}`),
      icon: <IconCommand {...icon} />,
      end: keys && <ShowKeys keys={keys} />,
      // Once the palette has gone and given the focus back.
      act: () => setTimeout(() => desk.run(command.id), 60),
    }
  })
  const views = VIEWS.map(
    (view): Entry => ({
      id: `view:${view}`,
      label: t(`inbox:views.${view}`),
      icon: <IconFilter {...icon} />,
      act: () => void navigate({ to: '/inbox', search: { view } }),
    }),
  )
  const colleagues = (wanted ? (people.data ?? []) : []).map(
    (person): Entry => ({
      id: person.personId,
      label: person.name,
      hint: t('commands.casesOf', { name: person.name }),
      icon: <IconUser {...icon} />,
      act: () => void navigate({ to: '/inbox', search: { view: 'all-open', ownerIds: person.personId } }),
    }),
  )
  const hits = (words.length > 1 ? (search.data?.hits ?? []) : []).map(
    (hit, index): Entry => ({
      id: `hit:${index}`,
      label: `${hit.contactName}${hit.caseNumber ? ` · ${hit.caseNumber}` : ''}`,
      hint: hit.excerpt.replaceAll(/<\/?mark>/g, ''),
      icon: hit.kind === 'case' ? <IconCircleDot {...icon} /> : <IconMessage {...icon} />,
      act: () =>
        void (hit.caseId ? navigate({ to: '/inbox', search: { view: 'all', case: hit.caseId } }) : navigate({ to: `/contacts/${hit.contactId}` })),
    }),
  )
  return [
    { name: t('commands.actions'), entries: actions.filter(({ label }) => fits(label)) },
    { name: t('commands.views'), entries: may('case.read') ? views.filter(({ label }) => fits(label)).slice(0, wanted ? SOME : VIEWS.length) : [] },
    { name: t('commands.people'), entries: colleagues.filter(({ label }) => fits(label)).slice(0, SOME) },
    { name: t('commands.cases'), entries: hits },
  ]
}
