import { beginTwoFactor, confirmTwoFactor, endTwoFactor } from '@atalaya/shared/contract/staff.ts'
import { Badge, Button, Code, CopyButton, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError, useDo } from '../../data.ts'
import { useMe } from '../../parts/shell/me-context.tsx'
import classes from './me.module.css'
import { Part } from './part.tsx'
import { QrCode } from './qr-code.tsx'

/** The second factor: begun with the password, in force once a code of the app proved that it works. */
export function TwoFactorPart() {
  const { t } = useTranslation()
  const me = useMe()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const done = () => {
    setPassword('')
    begin.reset()
    void client.invalidateQueries()
  }
  const begin = useDo(beginTwoFactor, { onRefused: () => undefined })
  const end = useDo(endTwoFactor, { onRefused: () => undefined, onDone: done })
  const asked = me.twoFactorEnabled ? end : begin
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asked.mutate({ password })
  }
  return (
    <Part title={t('me.twoFactor')}>
      {me.twoFactorEnabled ? <Badge mb="sm">{t('me.twoFactorOn')}</Badge> : <Text mb="sm">{t('me.twoFactorOff')}</Text>}
      {begin.data ? (
        <Prove {...begin.data} onDone={done} />
      ) : (
        <form onSubmit={submit}>
          <Group align="flex-end" gap="sm">
            <PasswordInput
              w={260}
              label={t('me.currentPassword')}
              autoComplete="current-password"
              required
              error={asked.error && sayError(t, asked.error)}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" variant="light" color={me.twoFactorEnabled ? 'red' : 'atalaya'} loading={asked.isPending}>
              {t(me.twoFactorEnabled ? 'me.twoFactorEnd' : 'me.twoFactorBegin')}
            </Button>
          </Group>
        </form>
      )}
    </Part>
  )
}

function Prove({ totpUri, recoveryCodes, onDone }: { totpUri: string; recoveryCodes: string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const { mutate, isPending, error } = useDo(confirmTwoFactor, { onRefused: () => undefined, onDone })
  const secret = new URL(totpUri).searchParams.get('secret') ?? ''
  return (
    <Stack gap="md">
      <Text>{t('me.twoFactorScan')}</Text>
      <Group align="flex-start" gap="lg">
        <QrCode text={totpUri} label={t('me.twoFactorQr')} />
        <Stack gap="xs" flex={1} miw={200}>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
            {secret.replace(/(.{4})/g, '$1 ').trim()}
          </Code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy} style={{ alignSelf: 'flex-start' }}>
                {t(copied ? 'actions.copied' : 'actions.copy')}
              </Button>
            )}
          </CopyButton>
        </Stack>
      </Group>
      <Text>{t('me.recoveryCodes')}</Text>
      <div className={classes.codes}>
        {recoveryCodes.map((one) => (
          <span key={one}>{one}</span>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ code })
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('me.confirmCode')}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            error={error && sayError(t, error)}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={isPending} disabled={code.length !== 6}>
            {t('actions.confirm')}
          </Button>
        </Group>
      </form>
    </Stack>
  )
}
