import { changePassword } from '@atalaya/shared/contract/staff.ts'
import { Button, PasswordInput, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError, useDo } from '../../data.ts'
import { LEAST_PASSWORD, NewPassword } from '../../parts/door/new-password.tsx'
import { Part } from './part.tsx'

export function PasswordPart() {
  const { t } = useTranslation()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { mutate, isPending, error } = useDo(changePassword, {
    onRefused: () => undefined,
    onDone() {
      setCurrent('')
      setNext('')
      notifications.show({ message: t('me.passwordChanged'), color: 'atalaya' })
    },
  })
  return (
    <Part title={t('me.security')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ current, next })
        }}
      >
        <Stack gap="sm" maw={340} align="stretch">
          <PasswordInput
            label={t('me.currentPassword')}
            autoComplete="current-password"
            required
            error={error && sayError(t, error)}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <NewPassword label={t('password.next')} value={next} onChange={setNext} />
          <Button
            type="submit"
            variant="light"
            loading={isPending}
            disabled={current === '' || next.length < LEAST_PASSWORD}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('me.changePassword')}
          </Button>
        </Stack>
      </form>
    </Part>
  )
}
