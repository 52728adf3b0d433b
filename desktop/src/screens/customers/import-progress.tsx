import type { Import } from '@atalaya/shared/contract/contacts.ts'
import { Button, Group, Progress, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './customers.module.css'
import { ImportErrors } from './import-errors.tsx'

/** How far an import is, and how it ended. */
export function ImportProgress({ found, onAgain }: { found: z.infer<typeof Import>; onAgain: () => void }) {
  const { t } = useWords()
  const formats = useFormats()
  const { state, rows, created, updated, refused, errors, fileName } = found
  const done = created + updated + refused
  const isOver = state === 'done' || state === 'failed'
  const Sign = state === 'failed' ? IconCircleX : IconCircleCheck
  return (
    <>
      <Group gap="xs" mb="md" role="status">
        {isOver && <Sign size={22} color={state === 'failed' ? 'var(--at-bad)' : 'var(--at-good)'} aria-hidden />}
        <Text fw={600} fz="lg">
          {t(`imports.states.${state}`, { name: fileName })}
        </Text>
      </Group>
      {!isOver && <Progress value={rows > 0 ? (done / rows) * 100 : 0} animated mb="lg" aria-label={t('imports.progress')} />}
      <div className={classes.figures}>
        {(
          [
            ['created', created],
            ['updated', updated],
            ['refused', refused],
          ] as const
        ).map(([name, count]) => (
          <div key={name}>
            <div className={classes.figure}>{formats.number(count)}</div>
            <Text c="dimmed" size="sm">
              {t(`imports.${name}`)}
            </Text>
          </div>
        ))}
      </div>
      {errors.length > 0 && <ImportErrors title={t(refused > 0 ? 'imports.refusedRows' : 'imports.omitted')} errors={errors} />}
      {isOver && (
        <Group mt="xl" gap="xs">
          <Button component={Link} to="/customers">
            {t('imports.toDirectory')}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {t('imports.again')}
          </Button>
        </Group>
      )}
    </>
  )
}
