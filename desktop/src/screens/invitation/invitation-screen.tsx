import { acceptInvitation, readInvitation } from '@atalaya/shared/contract/staff.ts'
import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError, useAsk, useDo } from '../../data.ts'
import { firstLocale } from '../../i18n/open-catalogue.ts'
import { DoorPage } from '../../parts/door/door-page.tsx'
import { LEAST_PASSWORD, NewPassword } from '../../parts/door/new-password.tsx'
import { Loading } from '../../parts/states/ask-states.tsx'

/** Where an invited person says who they are and comes in. */
export function InvitationScreen() {
  const { t } = useTranslation()
  // Behind the #, so that it reaches no server, log or other site.
  const { hash: token } = useLocation()
  const invitation = useAsk(readInvitation, { token })
  if (invitation.error) return <DoorPage title={t('invitation.invalid')} hint={t('invitation.invalidHint')} />
  if (!invitation.data) return <Loading />
  return <Accept token={token} {...invitation.data} />
}

function Accept({ token, email, name: given, workspaceName }: { token: string; email: string; name: string; workspaceName: string }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(given)
  const [password, setPassword] = useState('')
  const { mutate, isPending, error } = useDo(acceptInvitation, {
    onRefused: () => undefined,
    onDone() {
      client.removeQueries()
      void navigate({ to: '/inbox' })
    },
  })
  return (
    <DoorPage title={t('invitation.title', { workspace: workspaceName })} hint={t('invitation.hint', { email })}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ token, name, password, locale: firstLocale(i18n.language, []) })
        }}
      >
        <Stack gap="md">
          {error && (
            <Alert variant="light" color="red" role="alert">
              {sayError(t, error)}
            </Alert>
          )}
          <TextInput
            label={t('start.name')}
            required
            maxLength={80}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NewPassword value={password} onChange={setPassword} />
          <Button type="submit" size="md" fullWidth loading={isPending} disabled={password.length < LEAST_PASSWORD}>
            {t('invitation.submit')}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  )
}
