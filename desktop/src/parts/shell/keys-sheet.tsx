import { Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { keysOf } from '../../commands/chords.ts'
import { COMMAND_GROUPS, COMMANDS } from '../../commands/commands-table.ts'
import { ShowKeys } from '../../commands/show-keys.tsx'
import { useCommand, useCommands } from '../../commands/use-commands.tsx'

/** The sheet of shortcuts, as they are after a person's changes. */
export function KeysSheet() {
  const [isOpen, { open, close }] = useDisclosure()
  const { t } = useTranslation()
  const { keys: changes } = useCommands()
  useCommand('help', open)
  return (
    <Modal opened={isOpen} onClose={close} title={t('commands.title')} size="xl" closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        {COMMAND_GROUPS.map((group) => (
          <Stack key={group} gap={6}>
            <Text size="xs" fw={650} c="dimmed">
              {t(`commands.groups.${group}`)}
            </Text>
            {COMMANDS.filter((command) => command.group === group).map((command) => {
              const keys = keysOf(command, changes)
              return (
                keys && (
                  <Group key={command.id} justify="space-between" wrap="nowrap" gap="sm">
                    <Text size="sm">{t(`commands.names.${command.id}`)}</Text>
                    <ShowKeys keys={keys} />
                  </Group>
                )
              )
            })}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  )
}
