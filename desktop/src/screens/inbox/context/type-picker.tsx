import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { Button, Group, Select } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../commands/use-commands.tsx'
import { useTypeOptions } from '../../../parts/names/use-type-options.ts'
import classes from './context.module.css'
import { Because, SuggestionMark } from './suggestion.tsx'

interface Props {
  about: CaseDetail
  mayEdit: boolean
  onChange: (typeId: string | null) => void
}

/** The type, from the tree. A suggestion says so and why, and is confirmed with one press. */
export function TypePicker({ about, mayEdit, onChange }: Props) {
  const { t } = useTranslation('inbox')
  const input = useRef<HTMLInputElement>(null)
  const options = useTypeOptions()
  const isCalled = useRef(false)
  const begin = () => {
    isCalled.current = true
    input.current?.focus()
    // What is typed next is searched for instead of the present type.
    input.current?.select()
  }
  useCommand('type', mayEdit ? begin : null)
  const choose = (typeId: string | null) => {
    onChange(typeId)
    // Whoever came by the shortcut goes on with shortcuts.
    if (isCalled.current) input.current?.blur()
  }
  const isGuess = about.typeSource === 'suggestion' && about.typeId !== null
  return (
    <div>
      <Select
        ref={input}
        label={
          <span className={classes.label}>
            {t('fields.type')} {isGuess && <SuggestionMark />}
          </span>
        }
        placeholder={t('fields.chooseType')}
        disabled={!mayEdit}
        searchable
        clearable
        data={options}
        value={about.typeId}
        onChange={choose}
        onBlur={() => {
          isCalled.current = false
        }}
        maxDropdownHeight={360}
        nothingFoundMessage={t('common:commands.nothing')}
      />
      {isGuess && (
        <Group gap="xs" justify="space-between" align="flex-start" wrap="nowrap">
          <Because reason={about.typeReason} />
          {mayEdit && (
            <Button size="compact-xs" mt={4} variant="light" leftSection={<IconCheck size={13} />} onClick={() => onChange(about.typeId)} flex="none">
              {t('suggested.confirm')}
            </Button>
          )}
        </Group>
      )}
    </div>
  )
}
