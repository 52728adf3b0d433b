import { listTemplates, type Template } from '@atalaya/shared/contract/taxonomy.ts'
import { ActionIcon, Badge, Button, Group, Switch, Table, Text } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../../data.ts'
import { useFormats } from '../../../parts/figures/use-formats.ts'
import { useNames } from '../../../parts/names/use-names.ts'
import { Panel } from '../../../parts/page/page.tsx'
import { Sheet } from '../../../parts/page/sheet.tsx'
import { SearchField } from '../../../parts/rows/search-field.tsx'
import { Answer, Empty } from '../../../parts/states/ask-states.tsx'
import { fold } from '../../../parts/text/fold.ts'
import { useWords } from '../../../parts/text/use-words.ts'
import { TemplateForm } from './template-form.tsx'

/** The texts agents begin their answers with, the most used first. */
export function Templates() {
  const { t } = useWords()
  const ask = useAsk(listTemplates, {})
  const [words, setWords] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  const [shown, setShown] = useState<Template | 'new' | null>(null)
  const fits = ({ name, text, shortcut, retired }: Template) =>
    (withRetired || !retired) && fold(`${name} ${text} ${shortcut ?? ''}`).includes(fold(words))
  return (
    <>
      <Group justify="space-between" mb="md">
        <Group>
          <SearchField label={t('templates.search')} initial="" onWords={setWords} />
          <Switch label={t('forms.withRetired')} checked={withRetired} onChange={({ currentTarget }) => setWithRetired(currentTarget.checked)} />
        </Group>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setShown('new')}>
          {t('templates.add')}
        </Button>
      </Group>
      <Panel flush>
        <Answer ask={ask}>
          {(templates) => {
            const found = templates.filter(fits).sort((a, b) => b.uses - a.uses || a.name.localeCompare(b.name))
            if (found.length > 0) return <TemplateTable templates={found} onEdit={setShown} />
            return (
              <Empty
                title={t(templates.length === 0 ? 'templates.none' : 'list.noMatch')}
                hint={t(templates.length === 0 ? 'templates.noneHint' : 'list.noMatchHint')}
              />
            )
          }}
        </Answer>
      </Panel>
      {shown && (
        <TemplateForm key={shown === 'new' ? 'new' : shown.templateId} kept={shown === 'new' ? null : shown} onClose={() => setShown(null)} />
      )}
    </>
  )
}

function TemplateTable({ templates, onEdit }: { templates: readonly Template[]; onEdit: (template: Template) => void }) {
  const { t } = useWords()
  const formats = useFormats()
  const { typeName } = useNames()
  return (
    <Sheet minWidthPx={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('templates.template')}</Table.Th>
          <Table.Th>{t('templates.shortcut')}</Table.Th>
          <Table.Th>{t('contact.language')}</Table.Th>
          <Table.Th>{t('templates.type')}</Table.Th>
          <Table.Th ta="right">{t('templates.uses')}</Table.Th>
          <Table.Th w={60}>
            <span className="visually-hidden">{t('actions.edit')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {templates.map((template) => (
          <Table.Tr key={template.templateId}>
            <Table.Td maw={420}>
              <Text fw={600}>
                {template.name} {template.retired && <Badge color="gray">{t('forms.retired')}</Badge>}
              </Text>
              <Text size="sm" c="dimmed" truncate>
                {template.text}
              </Text>
            </Table.Td>
            <Table.Td ff="monospace">{template.shortcut && `/${template.shortcut}`}</Table.Td>
            <Table.Td>
              {template.language ? t(`languages.${template.language}`, { defaultValue: template.language }) : t('templates.anyLanguage')}
            </Table.Td>
            <Table.Td>{typeName(template.typeId)}</Table.Td>
            <Table.Td ta="right" className="figures">
              {formats.number(template.uses)}
            </Table.Td>
            <Table.Td ta="right">
              <ActionIcon aria-label={t('people.edit', { name: template.name })} onClick={() => onEdit(template)}>
                <IconPencil size={16} stroke={1.6} />
              </ActionIcon>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Sheet>
  )
}
