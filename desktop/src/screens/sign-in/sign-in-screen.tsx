import { readStart, signIn } from '@atalaya/shared/contract/staff.ts'
import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError, useAsk, useDo } from '../../data.ts'
import { DoorPage } from '../../parts/door/door-page.tsx'
import { DemoSignIns } from './demo-sign-ins.tsx'
import { SecondFactor } from './second-factor.tsx'

/** Where to go after the door: only a path of our own. */
function ownPath(path: string | undefined): string {
  return path?.startsWith('/') && !path.startsWith('//') && !path.includes('\\') ? path : '/inbox'
}

export function SignInScreen() {
  const { t } = useTranslation()
  const { back } = useSearch({ strict: false })
  const client = useQueryClient()
  const navigate = useNavigate()
  const start = useAsk(readStart, {})
  const [isSecond, setIsSecond] = useState(false)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = () => {
    client.removeQueries()
    void navigate({ href: ownPath(back) })
  }
  const { mutate, isPending, error } = useDo(signIn, {
    onDone: ({ next }) => (next === 'done' ? enter() : setIsSecond(true)),
    onRefused: () => undefined,
  })

  if (start.data?.needsFirstAdministrator) return <Navigate to="/start" replace />
  if (isSecond) return <SecondFactor onDone={enter} onBack={() => setIsSecond(false)} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ email, password })
  }
  return (
    <DoorPage title={t('signIn.title')} hint={back ? t('signIn.again') : start.data?.workspaceName}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {/* One place that says what went wrong, read out as soon as it is there. */}
          <div role="alert">
            {error && (
              <Text c="var(--mantine-color-error)" size="sm">
                {sayError(t, error)}
              </Text>
            )}
          </div>
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            size="md"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fullWidth loading={isPending}>
            {t('signIn.submit')}
          </Button>
          <Anchor component={Link} to="/reset" size="sm" ta="center">
            {t('signIn.forgot')}
          </Anchor>
        </Stack>
      </form>
      {start.data && start.data.demoSignIns.length > 0 && <DemoSignIns people={start.data.demoSignIns} isBusy={isPending} onChoose={mutate} />}
    </DoorPage>
  )
}
