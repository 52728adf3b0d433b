import type { Locale } from '@atalaya/shared/contract/common.ts'
import { readWorkspace, saveWorkspace, type WorkspaceSettings } from '@atalaya/shared/contract/workspace.ts'
import { Button, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askKey, useAsk, useDo } from '../../data.ts'
import { LOCALES } from '../../i18n/open-catalogue.ts'
import { Panel } from '../../parts/page/page.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { ZoneChoice } from '../../parts/time/zone-choice.tsx'

/** What the whole house goes by: its name, language, clock, and for how long a closed case opens again. */
export function General() {
  const { t } = useWords()
  const ask = useAsk(readWorkspace, {})
  return (
    <Panel title={t('general.title')} hint={t('general.hint')}>
      <Answer ask={ask}>{(workspace) => <GeneralForm key={JSON.stringify(workspace)} workspace={workspace} />}</Answer>
    </Panel>
  )
}

function GeneralForm({ workspace }: { workspace: WorkspaceSettings }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState(workspace)
  const change = (part: Partial<WorkspaceSettings>) => setDraft((was) => ({ ...was, ...part }))
  const { mutate, isPending } = useDo(saveWorkspace, {
    onDone(saved) {
      notifications.show({ message: t('me.saved') })
      client.setQueryData(askKey(readWorkspace, {}), saved)
    },
  })
  const isSame = JSON.stringify(draft) === JSON.stringify(workspace)
  function save(event: FormEvent) {
    event.preventDefault()
    mutate(draft)
  }
  return (
    <form onSubmit={save}>
      <Stack maw={440}>
        <TextInput
          label={t('general.name')}
          description={t('general.nameHint')}
          required
          maxLength={80}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t('general.locale')}
          description={t('general.localeHint')}
          allowDeselect={false}
          value={draft.locale}
          onChange={(locale) => locale && change({ locale: locale as Locale })}
          data={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        />
        <ZoneChoice
          label={t('general.timeZone')}
          hint={t('general.timeZoneHint')}
          value={draft.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
        <NumberInput
          label={t('general.reopenDays')}
          description={t('general.reopenMeans', { count: draft.reopenDays })}
          min={0}
          max={365}
          allowDecimal={false}
          clampBehavior="strict"
          required
          value={draft.reopenDays}
          onChange={(days) => typeof days === 'number' && change({ reopenDays: days })}
        />
        <Button type="submit" style={{ alignSelf: 'start' }} loading={isPending} disabled={isSame || !draft.name.trim()}>
          {t('actions.save')}
        </Button>
      </Stack>
    </form>
  )
}
