import { Button, Checkbox, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTICE_EVENTS, NOTICE_WAYS, type NoticeEvent, type NoticeWay, usePreferences } from '../../preferences.ts'
import classes from './me.module.css'
import { Part } from './part.tsx'

/** What one is told and how: a matrix of events and ways. */
export function NoticesPart() {
  const { t } = useTranslation()
  const [{ notices, doNotDisturb }, change] = usePreferences()
  const toggle = (event: NoticeEvent, way: NoticeWay) => {
    const ways = notices[event].includes(way) ? notices[event].filter((other) => other !== way) : [...notices[event], way]
    change({ notices: { ...notices, [event]: ways } })
  }
  return (
    <Part title={t('me.notifications')}>
      <Switch
        mb="md"
        label={t('me.doNotDisturb')}
        description={t('me.doNotDisturbHint')}
        checked={doNotDisturb}
        onChange={(event) => change({ doNotDisturb: event.currentTarget.checked })}
      />
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('me.event')}</th>
            {NOTICE_WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`me.way_${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTICE_EVENTS.map((event) => (
            <tr key={event}>
              <th scope="row">{t(`me.on_${event}`)}</th>
              {NOTICE_WAYS.map((way) => (
                <td key={way}>
                  <Checkbox
                    aria-label={`${t(`me.on_${event}`)}: ${t(`me.way_${way}`)}`}
                    checked={notices[event].includes(way)}
                    disabled={doNotDisturb}
                    onChange={() => toggle(event, way)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <AllowDesktop />
    </Part>
  )
}

/** The browser asks for itself, and only after a press. */
function AllowDesktop() {
  const { t } = useTranslation()
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'))
  if (permission === 'granted') return null
  if (permission === 'denied')
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('me.desktopDenied')}
      </Text>
    )
  return (
    <Button mt="sm" variant="light" onClick={() => void Notification.requestPermission().then(setPermission)}>
      {t('me.allowDesktop')}
    </Button>
  )
}
