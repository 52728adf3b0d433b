import { ActionIcon, Button, Menu, Modal, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconCalendarClock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localInput, quickMoments } from '../../../parts/time/quick-moments.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'

/** Lets the reply leave later. */
export function ScheduleMenu({ isDisabled, onChoose }: { isDisabled: boolean; onChoose: (sendAt: string) => void }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const [isChoosing, setIsChoosing] = useState(false)
  const [at, setAt] = useState('')
  return (
    <>
      <Menu position="top-end" width={280} disabled={isDisabled}>
        <Menu.Target>
          <Tooltip label={t('composer.schedule')}>
            <ActionIcon aria-label={t('composer.schedule')} disabled={isDisabled} bg="transparent" bd={0}>
              <IconCalendarClock size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('composer.scheduleHint')}</Menu.Label>
          {quickMoments(new Date()).map(({ key, at: moment }) => (
            <Menu.Item
              key={key}
              rightSection={
                <Text size="xs" c="dimmed">
                  {say.hour(moment)}
                </Text>
              }
              onClick={() => onChoose(moment.toISOString())}
            >
              {t(`snooze.${key}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            onClick={() => {
              setAt(localInput(new Date(Date.now() + 3_600_000)))
              setIsChoosing(true)
            }}
          >
            {t('snooze.custom')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isChoosing}
        onClose={() => setIsChoosing(false)}
        title={t('composer.schedule')}
        size="sm"
        closeButtonProps={{ 'aria-label': t('common:actions.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setIsChoosing(false)
            onChoose(new Date(at).toISOString())
          }}
        >
          <Stack>
            <TextInput
              type="datetime-local"
              required
              data-autofocus
              label={t('composer.scheduleAt')}
              min={localInput(new Date())}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
            <Button type="submit">{t('composer.scheduleFor')}</Button>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
