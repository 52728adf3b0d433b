import { Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from '../../parts/door/door-page.module.css'
import { Face } from '../../parts/people/face.tsx'

interface DemoSignIn {
  email: string
  password: string
  profile: string
  name: string
}

/** People of the demonstration, each one click away. */
export function DemoSignIns({
  people,
  isBusy,
  onChoose,
}: {
  people: DemoSignIn[]
  isBusy: boolean
  onChoose: (who: { email: string; password: string }) => void
}) {
  const { t } = useTranslation()
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t('signIn.demo')}
      </Text>
      {people.map(({ email, password, profile, name }) => (
        <UnstyledButton key={email} className={classes.row} disabled={isBusy} onClick={() => onChoose({ email, password })}>
          <Face name={name} id={email} size={32} />
          <span style={{ flex: 1, minWidth: 0 }}>
            <Text component="span" display="block" size="sm" fw={600}>
              {name}
            </Text>
            <Text component="span" display="block" size="xs" c="dimmed">
              {t(`profiles.${profile}`, { defaultValue: profile })}
            </Text>
          </span>
          <IconChevronRight size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      ))}
      <Text size="xs" c="dimmed">
        {t('signIn.demoHint')}
      </Text>
    </Stack>
  )
}
