import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkFormProps } from './bulk-form.ts'

const VALUES = { tone: [2, 1, 0, -1, -2], priority: [2, 1, 0, -1] }

/** Asks for one value of a short scale: the tone or the priority. */
export function PickMany({ act, isBusy, onChoose }: BulkFormProps & { act: 'tone' | 'priority' }) {
  const { t } = useTranslation('inbox')
  const [value, setValue] = useState('0')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChoose(act === 'tone' ? { do: 'tone', tone: Number(value) } : { do: 'priority', priority: Number(value) })
      }}
    >
      <Radio.Group label={t(`${act}.label`)} value={value} onChange={setValue}>
        <Stack gap={8} my={8}>
          {VALUES[act].map((one) => (
            <Radio key={one} value={String(one)} label={t(`${act}.${one}`)} data-autofocus={one === 0 || undefined} />
          ))}
        </Stack>
      </Radio.Group>
      <Button type="submit" fullWidth loading={isBusy}>
        {t(`bulk.does.${act}`)}
      </Button>
    </form>
  )
}
