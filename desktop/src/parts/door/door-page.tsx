import { Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LOCALES, showLocale } from '../../i18n/open-catalogue.ts'
import { Mark } from '../brand/mark.tsx'
import classes from './door-page.module.css'

/** The frame of every page before the desk: the brand on one side, one thing to do on the other. */
export function DoorPage({ title, hint, children }: { title: string; hint?: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={classes.page}>
      <aside className={classes.brand}>
        <Group gap="sm" wrap="nowrap">
          <Mark size={36} />
          <span className={classes.name}>Atalaya</span>
        </Group>
        <div className={classes.pitch}>
          <p className={classes.tagline}>{t('app.tagline')}</p>
          <p className={classes.words}>{t('signIn.pitch')}</p>
        </div>
        <Tower />
      </aside>
      <main className={classes.main}>
        <Stack gap="lg" className={classes.form}>
          <Stack gap={4}>
            <Title order={1} size="h1">
              {title}
            </Title>
            {hint && <Text c="dimmed">{hint}</Text>}
          </Stack>
          {children}
        </Stack>
        <Languages />
      </main>
    </div>
  )
}

function Languages() {
  const { i18n, t } = useTranslation()
  return (
    <Group gap="md" component="nav" aria-label={t('start.language')}>
      {LOCALES.map((locale) => (
        <UnstyledButton
          key={locale}
          className={classes.language}
          aria-current={i18n.language === locale}
          lang={locale}
          onClick={() => void showLocale(i18n, locale)}
        >
          {new Intl.DisplayNames(locale, { type: 'language' }).of(locale)}
        </UnstyledButton>
      ))}
    </Group>
  )
}

/** The watchtower over its land, and the rings of what it hears. */
function Tower() {
  return (
    <svg className={classes.tower} viewBox="0 0 480 320" aria-hidden="true">
      {[60, 110, 165, 225, 290].map((radius) => (
        <circle key={radius} cx="330" cy="120" r={radius} fill="none" stroke="#48afa3" strokeOpacity={0.34 - radius / 1000} strokeWidth="1.25" />
      ))}
      <path d="M0 284c70-34 120-40 196-22s150 16 284-26v84H0z" fill="#123c38" />
      <path d="M0 304c90-26 170-22 250-8s150 8 230-14v38H0z" fill="#0f322f" />
      <path d="M306 130h48l9 140h-66z" fill="#d0ece8" />
      <path d="M298 96h13v11h13V96h12v11h13V96h13v34h-64z" fill="#e9f7f5" />
      <path d="M321 270v-22a9 9 0 0 1 18 0v22z" fill="#0c2422" />
      <path d="M326 152h8v18h-8z" fill="#0c2422" />
      <circle cx="330" cy="84" r="6" fill="#ffd27a" />
    </svg>
  )
}
