import { changeMany } from '@atalaya/shared/contract/bulk.ts'
import { ActionIcon, Button, Modal, MultiSelect, Select, Stack, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArchive, IconCategory, IconCircleCheck, IconClockPause, IconTag, IconUserShare, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { useNames } from '../../../parts/names/use-names.ts'
import { useTypeOptions } from '../../../parts/names/use-type-options.ts'
import { CloseForm } from '../dialogs/close-form.tsx'
import { SnoozeForm } from '../dialogs/snooze-form.tsx'
import classes from './list.module.css'
import type { Chosen } from './use-chosen.ts'

type Asking = 'assign' | 'type' | 'tag' | 'close' | 'snooze'
const ACTS = [
  ['assign', IconUserShare, 'case.assign'],
  ['type', IconCategory, 'bulk.type'],
  ['tag', IconTag, 'bulk.tag'],
  ['snooze', IconClockPause, 'case.snooze'],
  ['close', IconCircleCheck, 'bulk.close'],
] as const

/** One change for all marked cases; those that could not be changed stay marked. */
export function BulkBar({ chosen, loaded }: { chosen: Chosen; loaded: number }) {
  const { t } = useTranslation('inbox')
  const [asking, setAsking] = useState<Asking | null>(null)
  const { mutate, isPending } = useDo(changeMany, {
    onDone({ changed, failed }) {
      setAsking(null)
      chosen.clear()
      for (const { caseId } of failed) chosen.toggle(caseId, false)
      notifications.show({
        color: failed.length > 0 ? 'yellow' : 'atalaya',
        message: [t('bulk.done', { count: changed }), failed.length > 0 && t('bulk.failed', { count: failed.length })].filter(Boolean).join(' · '),
      })
    },
  })
  const apply = (change: Parameters<typeof mutate>[0]['change']) => mutate({ caseIds: chosen.ids, change })
  const count = chosen.ids.length
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk.selected', { count })}>
      <strong className="figures">{t('bulk.selected', { count })}</strong>
      {count < loaded && (
        <Button size="compact-xs" variant="subtle" onClick={chosen.all}>
          {t('bulk.all', { count: loaded })}
        </Button>
      )}
      <span className={classes.gap} />
      {ACTS.map(([act, Icon, label]) => (
        <Tooltip key={act} label={t(label)}>
          <ActionIcon aria-label={t(label)} onClick={() => setAsking(act)}>
            <Icon size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ))}
      <Tooltip label={t('case.setAside')}>
        <ActionIcon aria-label={t('case.setAside')} loading={isPending} onClick={() => apply({ do: 'set-aside' })}>
          <IconArchive size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('bulk.clear')}>
        <ActionIcon aria-label={t('bulk.clear')} onClick={chosen.clear}>
          <IconX size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(null)}
          size="sm"
          title={asking === 'close' ? t('close.titleMany', { count }) : t(ACTS.find(([act]) => act === asking)?.[2] ?? '')}
          closeButtonProps={{ 'aria-label': t('common:actions.close') }}
        >
          {asking === 'close' && <CloseForm isBusy={isPending} onSubmit={(outcome) => apply({ do: 'close', ...outcome })} />}
          {asking === 'snooze' && <SnoozeForm isBusy={isPending} onChoose={(until) => apply({ do: 'snooze', until })} />}
          {asking === 'assign' && <AssignMany isBusy={isPending} onApply={apply} />}
          {asking === 'type' && <TypeMany isBusy={isPending} onApply={apply} />}
          {asking === 'tag' && <TagMany isBusy={isPending} onApply={apply} />}
        </Modal>
      )}
    </div>
  )
}

interface ManyProps {
  isBusy: boolean
  onApply: (
    change: { do: 'assign'; ownerId: string | null; teamId?: string } | { do: 'type'; typeId: string } | { do: 'tag'; tagIds: string[] },
  ) => void
}

function AssignMany({ isBusy, onApply }: ManyProps) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const [to, setTo] = useState<string | null>(null)
  const [kind, id = ''] = to?.split(':') ?? []
  return (
    <Stack>
      <Select
        data-autofocus
        searchable
        label={t('case.assignTo')}
        placeholder={t('case.searchPeople')}
        value={to}
        onChange={setTo}
        data={[
          {
            group: t('case.people'),
            items: names.people
              .filter(({ deactivatedAt }) => !deactivatedAt)
              .map(({ personId, name }) => ({ value: `person:${personId}`, label: name })),
          },
          {
            group: t('case.teams'),
            items: names.teams.filter(({ retiredAt }) => !retiredAt).map(({ teamId, name }) => ({ value: `team:${teamId}`, label: name })),
          },
        ]}
      />
      <Button
        loading={isBusy}
        disabled={!to}
        onClick={() => onApply(kind === 'person' ? { do: 'assign', ownerId: id } : { do: 'assign', ownerId: null, teamId: id })}
      >
        {t('case.assign')}
      </Button>
    </Stack>
  )
}

function TypeMany({ isBusy, onApply }: ManyProps) {
  const { t } = useTranslation('inbox')
  const options = useTypeOptions()
  const [typeId, setTypeId] = useState<string | null>(null)
  return (
    <Stack>
      <Select data-autofocus searchable label={t('fields.type')} data={options} value={typeId} onChange={setTypeId} />
      <Button loading={isBusy} disabled={!typeId} onClick={() => typeId && onApply({ do: 'type', typeId })}>
        {t('bulk.type')}
      </Button>
    </Stack>
  )
}

function TagMany({ isBusy, onApply }: ManyProps) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const [tagIds, setTagIds] = useState<string[]>([])
  const tags = (names.taxonomy?.tags ?? []).filter(({ retired }) => !retired)
  return (
    <Stack>
      <MultiSelect
        data-autofocus
        searchable
        label={t('fields.tags')}
        data={tags.map(({ tagId, name }) => ({ value: tagId, label: name }))}
        value={tagIds}
        onChange={setTagIds}
      />
      <Button loading={isBusy} disabled={tagIds.length === 0} onClick={() => onApply({ do: 'tag', tagIds })}>
        {t('bulk.tag')}
      </Button>
    </Stack>
  )
}
