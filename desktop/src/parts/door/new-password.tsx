import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export const LEAST_PASSWORD = 10

/** Asks for a new password and says how much is missing. */
export function NewPassword({ value, onChange, label }: { value: string; onChange: (value: string) => void; label?: string }) {
  const { t } = useTranslation()
  const missing = LEAST_PASSWORD - value.length
  return (
    <PasswordInput
      label={label ?? t('signIn.password')}
      description={value !== '' && missing > 0 ? t('password.short', { missing }) : t('password.hint')}
      autoComplete="new-password"
      minLength={LEAST_PASSWORD}
      maxLength={200}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
