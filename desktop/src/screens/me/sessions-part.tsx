import { listSessions, revokeSession } from '@atalaya/shared/contract/staff.ts'
import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askKey, useAsk, useDo } from '../../data.ts'
import { Answer } from '../../parts/states/ask-states.tsx'
import { useSayWhen } from '../../parts/time/say-when.tsx'
import { Part } from './part.tsx'

/** Where one is signed in, and the way to end it there. */
export function SessionsPart() {
  const { t } = useTranslation()
  const say = useSayWhen()
  const client = useQueryClient()
  const sessions = useAsk(listSessions, {})
  const { mutate, isPending } = useDo(revokeSession, { onDone: () => void client.invalidateQueries({ queryKey: askKey(listSessions, {}) }) })
  return (
    <Part title={t('me.sessions')}>
      <Answer ask={sessions}>
        {(rows) => (
          <Stack gap="sm">
            {rows.map(({ sessionId, current, ipAddress, userAgent, createdAt }) => (
              <Group key={sessionId} wrap="nowrap" gap="sm">
                {/Mobi/.test(userAgent ?? '') ? (
                  <IconDeviceMobile size={20} stroke={1.5} aria-hidden />
                ) : (
                  <IconDeviceDesktop size={20} stroke={1.5} aria-hidden />
                )}
                <div style={{ flex: 1, minWidth: 0 }}>
                  <Text component="div" size="sm" truncate>
                    {nameDevice(userAgent) ?? t('me.unknownDevice')} {current && <Badge ml={6}>{t('me.session_current')}</Badge>}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {ipAddress ? `${ipAddress} · ` : ''}
                    {t('me.sessionSince', { when: say.long(createdAt) })}
                  </Text>
                </div>
                {!current && (
                  <Button size="compact-sm" variant="default" disabled={isPending} onClick={() => mutate({ sessionId })}>
                    {t('me.endSession')}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        )}
      </Answer>
    </Part>
  )
}

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

function nameDevice(userAgent: string | null): string | null {
  if (!userAgent) return null
  const names = [BROWSERS, SYSTEMS].flatMap((known) => known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? [])
  return names.length > 0 ? names.join(' · ') : userAgent.slice(0, 60)
}
