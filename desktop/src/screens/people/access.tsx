import { deactivatePerson, type Person, reactivatePerson } from '@atalaya/shared/contract/staff.ts'
import { Button, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useDo } from '../../data.ts'
import { Moment } from '../../parts/figures/moment.tsx'
import { Confirm } from '../../parts/page/confirm.tsx'
import { useMe } from '../../parts/shell/me-context.tsx'
import { useWords } from '../../parts/text/use-words.ts'

/** Ends a person's access, telling what that means, or gives it again. Nobody ends their own. */
export function Access({ person: { personId, name, deactivatedAt } }: { person: Person }) {
  const { t } = useWords()
  const me = useMe()
  const [isAsking, setAsking] = useState(false)
  const end = useDo(deactivatePerson, { onDone: () => setAsking(false) })
  const begin = useDo(reactivatePerson)
  if (personId === me.personId) return null
  if (deactivatedAt) {
    return (
      <Stack gap="xs" align="flex-start">
        <Text size="sm" c="dimmed">
          {t('people.leftOn')} <Moment at={deactivatedAt} as="date" />
        </Text>
        <Button variant="light" loading={begin.isPending} onClick={() => begin.mutate({ personId })}>
          {t('people.reactivate')}
        </Button>
      </Stack>
    )
  }
  return (
    <>
      <Stack gap="xs" align="flex-start">
        <Text fw={620}>{t('people.access')}</Text>
        <Button variant="light" color="red" onClick={() => setAsking(true)}>
          {t('people.deactivate')}
        </Button>
      </Stack>
      <Confirm
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('people.deactivateSure', { name })}
        label={t('people.deactivate')}
        danger
        busy={end.isPending}
        onConfirm={() => end.mutate({ personId })}
      >
        <List spacing={4}>
          {(['sessions', 'cases', 'history', 'back'] as const).map((what) => (
            <List.Item key={what}>{t(`people.deactivateWhat.${what}`)}</List.Item>
          ))}
        </List>
      </Confirm>
    </>
  )
}
