import { listTemplates, type Template } from '@atalaya/shared/contract/taxonomy.ts'
import { ActionIcon, Combobox, Tooltip, useCombobox } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../../commands/use-commands.tsx'
import { useAsk } from '../../../../data.ts'
import classes from '../composer.module.css'
import { findTemplates } from './find-templates.ts'

interface Props {
  typeId: string | null
  language: string | null
  onPick: (template: Template) => void
}

/** All templates, to be searched and inserted with their blanks filled in. */
export function TemplatePicker({ typeId, language, onPick }: Props) {
  const { t } = useTranslation('inbox')
  const [words, setWords] = useState('')
  const combobox = useCombobox({ onDropdownOpen: () => setTimeout(() => combobox.focusSearchInput(), 0) })
  const templates = useAsk(listTemplates, {}, { staleTimeMs: 600_000 })
  const found = findTemplates(templates.data ?? [], words, { typeId, language })
  useCommand('templates', () => combobox.openDropdown())
  const pick = (templateId: string) => {
    const chosen = found.find((template) => template.templateId === templateId)
    combobox.closeDropdown()
    setWords('')
    if (chosen) onPick(chosen)
  }
  return (
    <Combobox store={combobox} width={360} position="top-start" onOptionSubmit={pick}>
      <Combobox.Target targetType="button">
        <Tooltip label={t('composer.templates')}>
          <ActionIcon aria-label={t('composer.templates')} onClick={() => combobox.toggleDropdown()}>
            <IconTemplate size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={words}
          placeholder={t('composer.templatesFind')}
          aria-label={t('composer.templatesFind')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} tabIndex={0} aria-label={t('composer.templates')}>
          {found.slice(0, 30).map(({ templateId, name, shortcut, text }) => (
            <Combobox.Option key={templateId} value={templateId}>
              <span className={classes.pick}>
                <strong>{name}</strong>
                {shortcut && <small>/{shortcut}</small>}
              </span>
              <small className={classes.excerpt}>{text}</small>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('composer.noTemplates')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
