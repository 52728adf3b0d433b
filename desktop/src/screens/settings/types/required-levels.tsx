import { readTaxonomy, saveTypeLevels } from '@atalaya/shared/contract/taxonomy.ts'
import { SegmentedControl, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { askKey, useDo } from '../../../data.ts'
import { Panel } from '../../../parts/page/page.tsx'
import { useWords } from '../../../parts/text/use-words.ts'

/** How deep into the tree an agent must choose before closing a case. */
export function RequiredLevels({ levels }: { levels: number }) {
  const { t } = useWords()
  const client = useQueryClient()
  const { mutate, isPending } = useDo(saveTypeLevels, { onDone: () => void client.invalidateQueries({ queryKey: askKey(readTaxonomy, {}) }) })
  return (
    <Panel title={t('types.levels')} hint={t('types.levelsHint')}>
      <SegmentedControl
        aria-label={t('types.levels')}
        disabled={isPending}
        value={String(levels)}
        onChange={(chosen) => mutate({ levels: Number(chosen) })}
        data={[0, 1, 2, 3].map((value) => ({ value: String(value), label: value === 0 ? t('types.levelsNone') : String(value) }))}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {t('types.levelsMean', { count: levels })}
      </Text>
    </Panel>
  )
}
