import { giveSecondFactor } from '@atalaya/shared/contract/staff.ts'
import { Anchor, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError, useDo } from '../../data.ts'
import { DoorPage } from '../../parts/door/door-page.tsx'

/** Asks for the code of the authenticator, or for a recovery code. */
export function SecondFactor({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'totp' | 'recovery'>('totp')
  const [code, setCode] = useState('')
  const [trustDevice, setTrustDevice] = useState(false)
  const { mutate, isPending, error } = useDo(giveSecondFactor, { onDone, onRefused: () => undefined })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ code: code.trim(), kind, trustDevice })
  }
  return (
    <DoorPage title={t('secondFactor.title')} hint={t(`secondFactor.${kind}Hint`)}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('secondFactor.code')}
            size="md"
            required
            data-autofocus
            autoComplete="one-time-code"
            inputMode={kind === 'totp' ? 'numeric' : 'text'}
            error={error && sayError(t, error)}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Checkbox label={t('secondFactor.trust')} checked={trustDevice} onChange={(event) => setTrustDevice(event.currentTarget.checked)} />
          <Button type="submit" size="md" fullWidth loading={isPending}>
            {t('actions.continue')}
          </Button>
          <Group justify="space-between">
            <Anchor component="button" type="button" size="sm" onClick={() => setKind(kind === 'totp' ? 'recovery' : 'totp')}>
              {t(kind === 'totp' ? 'secondFactor.useRecovery' : 'secondFactor.useTotp')}
            </Anchor>
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              {t('actions.back')}
            </Anchor>
          </Group>
        </Stack>
      </form>
    </DoorPage>
  )
}
