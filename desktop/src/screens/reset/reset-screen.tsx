import { askForReset, readStart, resetPassword } from '@atalaya/shared/contract/staff.ts'
import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core'
import { IconCheck, IconMailOff } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError, useAsk, useDo } from '../../data.ts'
import { DoorPage } from '../../parts/door/door-page.tsx'
import { LEAST_PASSWORD, NewPassword } from '../../parts/door/new-password.tsx'

/** With the token of a mailed link one chooses a password here, without it one asks for the link. */
export function ResetScreen() {
  // Behind the #, so that it reaches no server, log or other site.
  const { hash: token } = useLocation()
  return token ? <Choose token={token} /> : <Ask />
}

function BackToSignIn() {
  const { t } = useTranslation()
  return (
    <Anchor component={Link} to="/sign-in" size="sm" ta="center">
      {t('actions.back')}
    </Anchor>
  )
}

function Ask() {
  const { t } = useTranslation()
  const start = useAsk(readStart, {})
  const [email, setEmail] = useState('')
  const { mutate, isPending, isSuccess, error } = useDo(askForReset, { onRefused: () => undefined })
  return (
    <DoorPage title={t('reset.title')} hint={t('reset.hint')}>
      {start.data?.mailConfigured === false && (
        <Alert variant="light" color="yellow" icon={<IconMailOff size={18} />}>
          {t('reset.noMail')}
        </Alert>
      )}
      {isSuccess ? (
        <Alert variant="light" icon={<IconCheck size={18} />} role="status">
          {t('reset.sent')}
        </Alert>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            mutate({ email })
          }}
        >
          <Stack gap="md">
            <TextInput
              label={t('signIn.email')}
              type="email"
              size="md"
              autoComplete="username"
              required
              error={error && sayError(t, error)}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" size="md" fullWidth loading={isPending}>
              {t('reset.send')}
            </Button>
          </Stack>
        </form>
      )}
      <BackToSignIn />
    </DoorPage>
  )
}

function Choose({ token }: { token: string }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const { mutate, isPending, isSuccess, error } = useDo(resetPassword, { onRefused: () => undefined })
  return (
    <DoorPage title={t('reset.choose')}>
      {isSuccess ? (
        <Alert variant="light" icon={<IconCheck size={18} />} role="status">
          {t('reset.done')}
        </Alert>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            mutate({ token, password })
          }}
        >
          <Stack gap="md">
            {error && (
              <Alert variant="light" color="red" role="alert">
                {sayError(t, error)}
              </Alert>
            )}
            <NewPassword value={password} onChange={setPassword} label={t('password.next')} />
            <Button type="submit" size="md" fullWidth loading={isPending} disabled={password.length < LEAST_PASSWORD}>
              {t('actions.save')}
            </Button>
          </Stack>
        </form>
      )}
      <BackToSignIn />
    </DoorPage>
  )
}
