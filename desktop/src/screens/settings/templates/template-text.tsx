import { Button, Group, Paper, Text, Textarea } from '@mantine/core'
import { useRef } from 'react'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { fillTemplate } from '../../../parts/text/fill-template.ts'
import { useWords } from '../../../parts/text/use-words.ts'

const BLANKS = ['contact.firstName', 'contact.name', 'agent.firstName', 'case.number'] as const

/** The text of a template: blanks are put in by buttons, and what it will read like stands below. */
export function TemplateText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useWords()
  const me = useMe()
  const field = useRef<HTMLTextAreaElement>(null)
  function insert(blank: string) {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {}
    const put = `{{${blank}}}`
    onChange(text.slice(0, selectionStart) + put + text.slice(selectionEnd))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(selectionStart + put.length, selectionStart + put.length)
    })
  }
  const example = { contact: { name: t('templates.exampleName') }, agent: { name: me.name }, case: { number: '24-001273' } }
  return (
    <div>
      <Textarea
        ref={field}
        label={t('templates.text')}
        required
        autosize
        minRows={5}
        maxRows={14}
        maxLength={10_000}
        value={text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Group gap={6} mt={6} role="group" aria-label={t('templates.insert')}>
        {BLANKS.map((blank) => (
          <Button key={blank} size="compact-xs" variant="default" onClick={() => insert(blank)}>
            {t(`templates.blanks.${blank.replace('.', '-')}`)}
          </Button>
        ))}
      </Group>
      <Text size="xs" c="dimmed" fw={600} mt="md" mb={4}>
        {t('templates.preview')}
      </Text>
      <Paper p="sm" bg="var(--at-bubble-out)" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} aria-live="polite">
        {text ? fillTemplate(text, example) : <Text c="dimmed">{t('templates.previewEmpty')}</Text>}
      </Paper>
    </div>
  )
}
