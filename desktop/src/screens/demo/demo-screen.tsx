import { readDemo, setDemoTraffic, startCrisis } from '@atalaya/shared/contract/overview.ts'
import { Anchor, Button, Progress, Stack, Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconExternalLink, IconFlame } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { askKey, useAsk, useDo } from '../../data.ts'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { Confirm } from '../../parts/page/confirm.tsx'
import { Page, Panel } from '../../parts/page/page.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { NoPermission, NotFound } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'

type Demo = z.infer<(typeof readDemo)['reply']>

/** The demonstration: its past as it fills in, its customers, and a crisis to try the desk on. */
export function DemoScreen() {
  const { t } = useWords()
  const may = useMay()
  const ask = useAsk(readDemo, {})
  if (!may('demo.run')) return <NoPermission />
  return (
    <Answer ask={ask}>
      {(demo) =>
        demo.active ? (
          <Page title={t('demo.title')} hint={t('demo.hint')} maxWidth={760}>
            <Past demo={demo} />
            <Traffic demo={demo} />
            <Crisis demo={demo} />
            <Doors demo={demo} />
          </Page>
        ) : (
          <NotFound />
        )
      }
    </Answer>
  )
}

function Past({ demo: { done, of } }: { demo: Demo }) {
  const { t } = useWords()
  const formats = useFormats()
  const isDone = done >= of
  return (
    <Panel title={t('demo.past')} hint={t(isDone ? 'demo.pastDone' : 'demo.pastHint')}>
      <Progress value={of > 0 ? (done / of) * 100 : 100} animated={!isDone} aria-label={t('demo.past')} mb="xs" />
      <Text size="sm" c="dimmed" className="figures">
        {t('demo.messages', { done: formats.number(done), of: formats.number(of) })}
      </Text>
    </Panel>
  )
}

function Traffic({ demo: { live } }: { demo: Demo }) {
  const { t } = useWords()
  const client = useQueryClient()
  const { mutate, isPending } = useDo(setDemoTraffic, { onDone: () => void client.invalidateQueries({ queryKey: askKey(readDemo, {}) }) })
  return (
    <Panel title={t('demo.traffic')}>
      <Switch
        label={t('demo.live')}
        description={t('demo.liveHint')}
        checked={live}
        disabled={isPending}
        onChange={({ currentTarget }) => mutate({ live: currentTarget.checked })}
      />
    </Panel>
  )
}

function Crisis({ demo: { crisis } }: { demo: Demo }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const { mutate, isPending } = useDo(startCrisis, {
    onDone({ started }) {
      setAsking(false)
      notifications.show({ message: t(started ? 'demo.crisisStarted' : 'demo.crisisRunning') })
      void client.invalidateQueries({ queryKey: askKey(readDemo, {}) })
    },
  })
  return (
    <Panel title={t('demo.crisis')} hint={t('demo.crisisHint')}>
      <Button color="red" variant="light" leftSection={<IconFlame size={16} stroke={1.6} />} disabled={crisis} onClick={() => setAsking(true)}>
        {t(crisis ? 'demo.crisisRunning' : 'demo.startCrisis')}
      </Button>
      <Confirm
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('demo.crisisSure')}
        label={t('demo.startCrisis')}
        danger
        busy={isPending}
        onConfirm={() => mutate({})}
      >
        {t('demo.crisisWhat')}
      </Confirm>
    </Panel>
  )
}

function Doors({ demo: { simulatorUrl, chatUrl } }: { demo: Demo }) {
  const { t } = useWords()
  const doors = [
    { url: simulatorUrl, name: 'simulator' },
    { url: chatUrl, name: 'chat' },
  ]
  return (
    <Panel title={t('demo.doors')} hint={t('demo.doorsHint')}>
      <Stack gap="sm">
        {doors.map(
          ({ url, name }) =>
            url && (
              <div key={name}>
                <Anchor href={url} target="_blank" rel="noreferrer">
                  {t(`demo.${name}`)} <IconExternalLink size={14} stroke={1.8} aria-hidden style={{ verticalAlign: -2 }} />
                </Anchor>
                <Text size="sm" c="dimmed">
                  {t(`demo.${name}Hint`)}
                </Text>
              </div>
            ),
        )}
      </Stack>
    </Panel>
  )
}
