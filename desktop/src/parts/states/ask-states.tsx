import type { ApiError } from '@atalaya/shared/client.ts'
import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError } from '../../data.ts'
import { NoPermission } from './whole-page.tsx'

/** Shown while the first answer is on its way. */
export function Loading() {
  const { t } = useTranslation()
  return (
    <Center p="xl" role="status">
      <Loader size="sm" type="dots" aria-hidden />
      <span className="visually-hidden">{t('states.loading')}</span>
    </Center>
  )
}

/** Says why there is no answer, and offers to ask again. */
export function Refused({ error, onRetry }: { error: ApiError; onRetry?: () => void }) {
  const { t } = useTranslation()
  if (error.status === 403) return <NoPermission />
  return (
    <Stack align="center" gap="xs" p="xl" ta="center" role="alert">
      <IconCloudOff size={28} stroke={1.5} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text fw={600}>{t('states.failed')}</Text>
      <Text size="sm" c="dimmed" maw={360}>
        {sayError(t, error)}
      </Text>
      {onRetry && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {t('actions.retry')}
        </Button>
      )}
    </Stack>
  )
}

/** An empty place that says what belongs there and how it comes. */
export function Empty({ icon, title, hint, children }: { icon?: ReactNode; title: string; hint?: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap={6} p="xl" ta="center">
      {icon && (
        <Text c="dimmed" component="span" lh={0} aria-hidden>
          {icon}
        </Text>
      )}
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text size="sm" c="dimmed" maw={340}>
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  )
}

interface Asked<T> {
  data: T | undefined
  error: ApiError | null
  refetch: () => unknown
}

/** Draws an answer once it is there; until then that it is loading, or why it will not come. */
export function Answer<T>({ ask, children }: { ask: Asked<T>; children: (data: T) => ReactNode }) {
  if (ask.data !== undefined) return children(ask.data)
  if (ask.error) return <Refused error={ask.error} onRetry={() => void ask.refetch()} />
  return <Loading />
}
