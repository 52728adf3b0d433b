import { listRawEvents } from '@atalaya/shared/contract/raw-events.ts'
import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconCalendarTime, IconMailCheck } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { AccountChoice } from '../../parts/accounts/account-choice.tsx'
import { Page, Panel } from '../../parts/page/page.tsx'
import { Rows } from '../../parts/rows/rows.tsx'
import { usePages } from '../../parts/rows/use-pages.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { EventDrawer } from './event-drawer.tsx'
import { EventLine } from './event-line.tsx'
import { ReplayBar } from './replay-bar.tsx'

const STATES = ['parked', 'pending', 'done'] as const

/** Events as they came: those that could not be understood first, to be looked at and taken in again. */
export function EventsScreen() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  if (!may('raw.read')) return <NoPermission />
  return (
    <Page
      title={t('events.title')}
      hint={t('events.hint')}
      actions={
        may('raw.replay') && (
          <Button
            variant="default"
            leftSection={<IconCalendarTime size={16} stroke={1.6} />}
            onClick={() => void navigate({ to: '/settings', search: { tab: 'retention' } })}
          >
            {t('events.retention')}
          </Button>
        )
      }
    >
      <Events />
    </Page>
  )
}

function Events() {
  const { t } = useWords()
  const mayReplay = useMay()('raw.replay')
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const state = STATES.find((one) => one === search.state) ?? 'parked'
  const filter = { state, ...(search.account && { accountId: search.account }) }
  const pages = usePages(listRawEvents, filter)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const go = (change: Record<string, string | undefined>) => {
    setChosen(new Set())
    void navigate({ to: '/events', search: { ...search, event: undefined, ...change }, replace: true })
  }
  const toggle = (rawEventId: string) =>
    setChosen((was) => new Set(was.has(rawEventId) ? [...was].filter((id) => id !== rawEventId) : [...was, rawEventId]))
  return (
    <>
      <Group mb="md" gap="xs">
        <SegmentedControl
          aria-label={t('events.state')}
          value={state}
          onChange={(next) => go({ state: next === 'parked' ? undefined : next })}
          data={STATES.map((value) => ({ value, label: t(`events.states.${value}`) }))}
        />
        <AccountChoice accountId={search.account} onChoose={(account) => go({ account })} />
      </Group>
      <Panel flush>
        <Answer ask={pages}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty icon={<IconMailCheck size={32} stroke={1.4} />} title={t(`events.none.${state}`)} hint={t(`events.noneHint.${state}`)} />
            ) : (
              <>
                {mayReplay && <ReplayBar chosen={chosen} filter={filter} onDone={() => setChosen(new Set())} />}
                <Rows
                  label={t('events.title')}
                  rows={rows}
                  pages={pages}
                  keyOf={({ rawEventId }) => rawEventId}
                  heightPx={46}
                  render={(event) => (
                    <EventLine
                      event={event}
                      isChosen={chosen.has(event.rawEventId)}
                      onChoose={mayReplay ? () => toggle(event.rawEventId) : undefined}
                      onOpen={() => void navigate({ to: '/events', search: { ...search, event: event.rawEventId } })}
                    />
                  )}
                />
              </>
            )
          }
        </Answer>
      </Panel>
      <EventDrawer
        rawEventId={search.event ?? null}
        onClose={() => void navigate({ to: '/events', search: { ...search, event: undefined }, replace: true })}
      />
    </>
  )
}
