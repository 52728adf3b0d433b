import { takeNext } from '@atalaya/shared/contract/cases.ts'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBolt } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../commands/use-commands.tsx'
import { useDo } from '../../data.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import { useGo } from './use-address.ts'

/** Gives who is signed in the most urgent case that nobody has, and opens it. */
export function useTakeNext() {
  const { t } = useTranslation('inbox')
  const { openCase } = useGo()
  const { mutate, isPending } = useDo(takeNext, {
    onDone: ({ caseId }) => (caseId ? openCase(caseId) : notifications.show({ message: t('empty.noneLeft') })),
  })
  return { takeNext: () => mutate({}), isPending }
}

export function TakeNext() {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const { takeNext, isPending } = useTakeNext()
  if (!may('case.assign')) return null
  return (
    <Button mt="sm" variant="light" leftSection={<IconBolt size={16} stroke={1.75} />} loading={isPending} onClick={takeNext}>
      {t('empty.takeNext')}
    </Button>
  )
}

export function TakeNextCommand() {
  const may = useMay()
  const { takeNext } = useTakeNext()
  useCommand('take-next', may('case.assign') ? takeNext : null)
  return null
}
