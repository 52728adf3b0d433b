import { Button, Stack, Text, Title } from '@mantine/core'
import { IconCompass, IconLock, IconMoodConfuzed } from '@tabler/icons-react'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

function WholePage({ icon, title, hint, children }: { icon: ReactNode; title: string; hint: string; children?: ReactNode }) {
  return (
    <Stack align="center" justify="center" gap="sm" mih="60vh" p="lg" ta="center" role="status">
      <Text c="dimmed" component="span" lh={0}>
        {icon}
      </Text>
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text c="dimmed" maw={420}>
        {hint}
      </Text>
      {children}
    </Stack>
  )
}

/** Stands alone, outside the desk. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <main>
      <WholePage icon={<IconCompass size={40} stroke={1.5} />} title={t('states.notFound')} hint={t('states.notFoundHint')}>
        <Button component={Link} to="/inbox" variant="light" mt="sm">
          {t('states.toInbox')}
        </Button>
      </WholePage>
    </main>
  )
}

export function NoPermission() {
  const { t } = useTranslation()
  return <WholePage icon={<IconLock size={40} stroke={1.5} />} title={t('states.noPermission')} hint={t('states.noPermissionHint')} />
}

/** Stands in for a screen that threw; the rest of the desk goes on. */
export function ScreenFailed({ reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <WholePage icon={<IconMoodConfuzed size={40} stroke={1.5} />} title={t('states.crashed')} hint={t('states.crashedHint')}>
      <Button variant="light" mt="sm" onClick={reset}>
        {t('states.reload')}
      </Button>
    </WholePage>
  )
}
