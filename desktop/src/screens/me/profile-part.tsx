import { changeMe } from '@atalaya/shared/contract/staff.ts'
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../data.ts'
import { LOCALES, showLocale } from '../../i18n/open-catalogue.ts'
import { Face } from '../../parts/people/face.tsx'
import { useMe } from '../../parts/shell/me-context.tsx'
import { Part } from './part.tsx'

export function ProfilePart() {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const [name, setName] = useState(me.name)
  const { mutate, isPending } = useDo(changeMe, { onDone: ({ locale }) => void showLocale(i18n, locale) })
  return (
    <Part title={t('me.profile')} hint={t('me.profileHint')}>
      <Group mb="md" wrap="nowrap">
        <Face name={me.name} id={me.personId} image={me.image} size={44} />
        <div>
          <Text fw={600}>{me.email}</Text>
          <Text size="sm" c="dimmed">
            {t(`profiles.${me.profile.key ?? me.profile.name}`, { defaultValue: me.profile.name })}
          </Text>
        </div>
      </Group>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ name })
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            flex={1}
            miw={180}
            label={t('me.name')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="light" loading={isPending} disabled={name.trim() === '' || name === me.name}>
            {t('actions.save')}
          </Button>
        </Group>
      </form>
      <Select
        mt="md"
        maw={240}
        label={t('start.language')}
        allowDeselect={false}
        data={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={me.locale}
        onChange={(value) => {
          const locale = LOCALES.find((known) => known === value)
          if (locale) mutate({ locale })
        }}
      />
    </Part>
  )
}
