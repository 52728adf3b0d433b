import { type ApiKey, listKeys, listTeams, revokeKey } from '@atalaya/shared/contract/staff.ts'
import { Badge, Button, Table, Text } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useDo } from '../../../data.ts'
import { Moment } from '../../../parts/figures/moment.tsx'
import { Confirm } from '../../../parts/page/confirm.tsx'
import { Panel } from '../../../parts/page/page.tsx'
import { Sheet } from '../../../parts/page/sheet.tsx'
import { Answer, Empty } from '../../../parts/states/ask-states.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { KeyModal } from './key-modal.tsx'

type Key = z.infer<typeof ApiKey>

/** The keys by which other systems use the API. */
export function Keys() {
  const { t } = useWords()
  const ask = useAsk(listKeys, {})
  const [isMaking, setMaking] = useState(false)
  const [ending, setEnding] = useState<Key | null>(null)
  const { mutate, isPending } = useDo(revokeKey, { onDone: () => setEnding(null) })
  return (
    <>
      <Panel
        flush
        title={t('keys.title')}
        hint={
          <>
            {t('keys.hint')} <a href="/api/docs">{t('keys.reference')}</a>
          </>
        }
        actions={
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setMaking(true)}>
            {t('keys.add')}
          </Button>
        }
      >
        <Answer ask={ask}>
          {(keys) =>
            keys.length === 0 ? (
              <Empty icon={<IconKey size={32} stroke={1.4} />} title={t('keys.none')} hint={t('keys.noneHint')} />
            ) : (
              <KeyTable keys={keys} onEnd={setEnding} />
            )
          }
        </Answer>
      </Panel>
      <KeyModal opened={isMaking} onClose={() => setMaking(false)} />
      <Confirm
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t('keys.revokeSure', { name: ending?.name ?? '' })}
        label={t('keys.revoke')}
        danger
        busy={isPending}
        onConfirm={() => ending && mutate({ keyId: ending.keyId })}
      >
        {t('keys.revokeWhat')}
      </Confirm>
    </>
  )
}

function KeyTable({ keys, onEnd }: { keys: readonly Key[]; onEnd: (key: Key) => void }) {
  const { t } = useWords()
  const teams = useAsk(listTeams, {}).data ?? []
  const names = new Map(teams.map(({ teamId, name }) => [teamId, name]))
  return (
    <Sheet minWidthPx={880}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('keys.key')}</Table.Th>
          <Table.Th>{t('keys.permissions')}</Table.Th>
          <Table.Th>{t('keys.sight')}</Table.Th>
          <Table.Th>{t('keys.lastUsed')}</Table.Th>
          <Table.Th>{t('keys.expires')}</Table.Th>
          <Table.Th w={150}>
            <span className="visually-hidden">{t('keys.revoke')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map((key) => (
          <Table.Tr key={key.keyId}>
            <Table.Td>
              <Text fw={600}>{key.name}</Text>
              <Text size="sm" c="dimmed" ff="monospace">
                {key.prefix}…
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm" title={key.permissions.map((permission) => t(`permissions.${permission}`)).join('\n')}>
                {t('keys.count', { count: key.permissions.length })}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm">{key.scope === 'all' ? t('keys.sights.all') : key.teamIds.map((teamId) => names.get(teamId) ?? '?').join(', ')}</Text>
            </Table.Td>
            <Table.Td>{key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : t('people.never')}</Table.Td>
            <Table.Td>{key.expiresAt ? <Moment at={key.expiresAt} as="date" /> : t('keys.noEnd')}</Table.Td>
            <Table.Td ta="right">
              {key.revokedAt ? (
                <Badge color="gray">{t('keys.revoked')}</Badge>
              ) : (
                <Button size="xs" variant="subtle" color="red" aria-label={t('keys.revokeOne', { name: key.name })} onClick={() => onEnd(key)}>
                  {t('keys.revoke')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Sheet>
  )
}
