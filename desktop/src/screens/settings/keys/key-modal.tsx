import { listKeys, makeKey } from '@atalaya/shared/contract/staff.ts'
import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askKey, useDo } from '../../../data.ts'
import { CopyField } from '../../../parts/page/copy-field.tsx'
import { Warning } from '../../../parts/page/warning.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { KeySight, type Sight } from './key-sight.tsx'

const DAY_MS = 86_400_000
const LIVES = ['0', '30', '90', '365'] as const

/** Makes a key and shows it, this once. */
export function KeyModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [key, setKey] = useState<string | null>(null)
  const make = useDo(makeKey, {
    onDone(reply) {
      setKey(reply.key)
      void client.invalidateQueries({ queryKey: askKey(listKeys, {}) })
    },
  })
  const close = () => {
    setKey(null)
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      closeOnClickOutside={key === null}
      title={<Text fw={650}>{t('keys.add')}</Text>}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      {key ? (
        <Stack>
          <Warning title={t('forms.once')}>{t('keys.onceHint')}</Warning>
          <CopyField label={t('keys.key')} value={key} />
          <Group justify="flex-end">
            <Button onClick={close}>{t('actions.close')}</Button>
          </Group>
        </Stack>
      ) : (
        opened && <KeyForm isBusy={make.isPending} onMake={make.mutate} onCancel={close} />
      )}
    </Modal>
  )
}

interface FormShape {
  isBusy: boolean
  onMake: ReturnType<typeof useDo<(typeof makeKey)['input'], (typeof makeKey)['reply']>>['mutate']
  onCancel: () => void
}

function KeyForm({ isBusy, onMake, onCancel }: FormShape) {
  const { t } = useWords()
  const { permissions: mine } = useMe()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [days, setDays] = useState<string>('365')
  const [sight, setSight] = useState<Sight>({ scope: 'all', teamIds: [] })
  const permissions = mine.filter((permission) => chosen.includes(permission))
  function make(event: FormEvent) {
    event.preventDefault()
    const expiresAt = days === '0' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString()
    onMake({ name: name.trim(), permissions, ...sight, expiresAt })
  }
  return (
    <form onSubmit={make}>
      <Stack gap="md">
        <TextInput
          label={t('forms.name')}
          description={t('keys.nameHint')}
          required
          maxLength={80}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Checkbox.Group label={t('keys.permissions')} description={t('keys.permissionsHint')} withAsterisk value={chosen} onChange={setChosen}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={8} mt="xs">
            {mine.map((permission) => (
              <Checkbox key={permission} size="xs" radius="xs" value={permission} label={t(`permissions.${permission}`)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <KeySight sight={sight} onChange={setSight} />
        <Select
          label={t('keys.life')}
          allowDeselect={false}
          w={220}
          value={days}
          onChange={(value) => setDays(value ?? '365')}
          data={LIVES.map((value) => ({ value, label: value === '0' ? t('keys.noEnd') : t('keys.days', { count: Number(value) }) }))}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={permissions.length === 0 || (sight.scope === 'team' && sight.teamIds.length === 0)}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
