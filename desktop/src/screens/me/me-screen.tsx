import { Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DeskPart } from './desk-part.tsx'
import { LookPart } from './look-part.tsx'
import { MailPart } from './mail-part.tsx'
import classes from './me.module.css'
import { NoticesPart } from './notices-part.tsx'
import { PasswordPart } from './password-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import { SessionsPart } from './sessions-part.tsx'
import { ShortcutsPart } from './shortcuts-part.tsx'
import { TwoFactorPart } from './two-factor-part.tsx'

/** One's own account: who one is here, how the desk looks and behaves, what one is told, and how one signs in. */
export function MeScreen() {
  const { t } = useTranslation()
  return (
    <div className={classes.page}>
      <Title order={1} size="h1" mb="lg">
        {t('me.title')}
      </Title>
      <Stack gap="md">
        <ProfilePart />
        <LookPart />
        <DeskPart />
        <NoticesPart />
        <MailPart />
        <ShortcutsPart />
        <PasswordPart />
        <TwoFactorPart />
        <SessionsPart />
      </Stack>
    </div>
  )
}
