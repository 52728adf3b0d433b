import { listTemplates, saveTemplate, type Template } from '@atalaya/shared/contract/taxonomy.ts'
import { Group, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askKey, useDo } from '../../../data.ts'
import { LOCALES } from '../../../i18n/open-catalogue.ts'
import { makeId } from '../../../make-id.ts'
import { useNames } from '../../../parts/names/use-names.ts'
import { useWords } from '../../../parts/text/use-words.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { RetireSwitch } from '../retire-switch.tsx'
import { treeOf } from '../types/type-tree.ts'
import { TemplateText } from './template-text.tsx'

const FRESH = { name: '', shortcut: null, language: null, text: '', typeId: null, uses: 0, retired: false }

/** Makes a template or changes one, with what it will read like beside it. */
export function TemplateForm({ kept, onClose }: { kept: Template | null; onClose: () => void }) {
  const { t, locale } = useWords()
  const client = useQueryClient()
  const { taxonomy } = useNames()
  const [draft, setDraft] = useState<Template>(() => kept ?? { templateId: makeId(), ...FRESH })
  const change = (part: Partial<Template>) => setDraft({ ...draft, ...part })
  const { mutate, isPending } = useDo(saveTemplate, {
    onDone() {
      void client.invalidateQueries({ queryKey: askKey(listTemplates, {}) })
      onClose()
    },
  })
  const { uses: _uses, ...rest } = draft
  const types = treeOf((taxonomy?.types ?? []).filter(({ retired }) => !retired))
  return (
    <EditDrawer
      opened
      size="xl"
      title={kept?.name ?? t('templates.add')}
      busy={isPending}
      onClose={onClose}
      onSave={() => mutate({ ...rest, name: draft.name.trim() })}
    >
      <TextInput
        label={t('forms.name')}
        required
        maxLength={80}
        data-autofocus
        value={draft.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <TemplateText text={draft.text} onChange={(text) => change({ text })} />
      <Group grow align="flex-start">
        <TextInput
          label={t('templates.shortcut')}
          description={t('templates.shortcutHint')}
          leftSection="/"
          maxLength={30}
          value={draft.shortcut ?? ''}
          onChange={({ currentTarget }) => change({ shortcut: currentTarget.value.toLowerCase().replace(/[^a-z0-9-]/g, '') || null })}
        />
        <Select
          label={t('contact.language')}
          description={t('templates.languageHint')}
          placeholder={t('templates.anyLanguage')}
          clearable
          clearButtonProps={{ 'aria-label': t('templates.anyLanguage') }}
          data={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          value={draft.language}
          onChange={(language) => change({ language })}
        />
      </Group>
      <Select
        label={t('templates.type')}
        description={t('templates.typeHint')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('actions.clear') }}
        data={types.map(({ type, depth }) => ({ value: type.typeId, label: `${'  '.repeat(depth)}${type.names[locale]}` }))}
        value={draft.typeId}
        onChange={(typeId) => change({ typeId })}
      />
      {kept && <RetireSwitch retired={draft.retired} onChange={(retired) => change({ retired })} />}
    </EditDrawer>
  )
}
