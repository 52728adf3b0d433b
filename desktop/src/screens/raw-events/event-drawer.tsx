import { type ParkReason, type RawEventDetail, readRawEvent } from '@atalaya/shared/contract/raw-events.ts'
import { Button, CopyButton, Drawer, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconCheck, IconCopy, IconRotateClockwise } from '@tabler/icons-react'
import { useAsk } from '../../data.ts'
import { ChannelIcon } from '../../parts/case/channel-icon.tsx'
import { Moment } from '../../parts/figures/moment.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { prettyBody } from './pretty-body.ts'
import classes from './raw-events.module.css'
import { useReplay } from './use-replay.ts'

/** One event: what became of it, and its body as it came. */
export function EventDrawer({ rawEventId, onClose }: { rawEventId: string | null; onClose: () => void }) {
  const { t } = useWords()
  const ask = useAsk(readRawEvent, { rawEventId: rawEventId ?? '' }, { enabled: rawEventId !== null })
  return (
    <Drawer
      opened={rawEventId !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={<Text fw={650}>{t('events.one', { rawEventId: rawEventId ?? '' })}</Text>}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      {rawEventId !== null && <Answer ask={ask}>{(event) => <OneEvent event={event} />}</Answer>}
    </Drawer>
  )
}

function OneEvent({ event }: { event: RawEventDetail }) {
  const { t } = useWords()
  const formats = useFormats()
  const mayReplay = useMay()('raw.replay')
  const { replay, isReplaying } = useReplay()
  const { rawEventId, accountName, channel, via, state, reason, tries, receivedAt, settledAt, bytes, body, replays, history } = event
  return (
    <Stack>
      <dl className={classes.facts}>
        <dt>{t('overview.account')}</dt>
        <dd>
          <ChannelIcon channel={channel} /> {accountName}
        </dd>
        <dt>{t('events.state')}</dt>
        <dd>{t(`events.is.${state}`)}</dd>
        {reason && (
          <>
            <dt>{t('events.reason')}</dt>
            <dd>
              <Why reason={reason} />
            </dd>
          </>
        )}
        <dt>{t('events.received')}</dt>
        <dd>
          <Moment at={receivedAt} as="dateTime" /> · {t(`events.via.${via}`)} · {formats.bytes(bytes)}
        </dd>
        {settledAt && (
          <>
            <dt>{t('events.settled')}</dt>
            <dd>
              <Moment at={settledAt} as="dateTime" /> · {t('events.tries', { count: tries })}
              {replays > 0 && <> · {t('events.replays', { count: replays })}</>}
            </dd>
          </>
        )}
        {history.length > 0 && (
          <>
            <dt>{t('events.history')}</dt>
            <dd>
              <ul className={classes.history}>
                {history.map((past) => (
                  <li key={past.replayedAt}>
                    <Moment at={past.settledAt ?? past.replayedAt} as="dateTime" /> ·{' '}
                    {past.reason ? t(`events.reasons.${past.reason.code}`) : t(`events.is.${past.state}`)} ·{' '}
                    {t('events.tries', { count: past.tries })}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <Group gap="xs">
        {mayReplay && (
          <Button
            leftSection={<IconRotateClockwise size={16} stroke={1.6} />}
            loading={isReplaying}
            onClick={() => replay({ rawEventIds: [rawEventId] })}
          >
            {t('events.replay')}
          </Button>
        )}
        <CopyButton value={body} timeout={2000}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.6} />} onClick={copy}>
              {t(copied ? 'actions.copied' : 'events.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Textarea readOnly label={t('events.body')} value={prettyBody(body)} autosize minRows={4} maxRows={28} classNames={{ input: classes.body }} />
    </Stack>
  )
}

/** Why it was set aside and what to do about it; what the program said of it only when one asks. */
function Why({ reason: { code, detail } }: { reason: ParkReason }) {
  const { t } = useWords()
  return (
    <>
      {t(`events.reasons.${code}`)}
      <span className={classes.advice}>{t(`events.advice.${code}`)}</span>
      {detail && (
        <details className={classes.detail}>
          <summary>{t('events.detail')}</summary>
          <code>{detail}</code>
        </details>
      )}
    </>
  )
}
