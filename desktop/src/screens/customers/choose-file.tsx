import { ApiError } from '@atalaya/shared/client.ts'
import { previewImport } from '@atalaya/shared/contract/contacts.ts'
import { Alert, Button, FileButton, Loader, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { sayError, useDo } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './customers.module.css'
import type { Previewed } from './import-screen.tsx'
import { uploadFile } from './upload-file.ts'

/** Takes a CSV by choice or by drop, and asks what is in it. */
export function ChooseFile({ onPreviewed }: { onPreviewed: (previewed: Previewed) => void }) {
  const { t } = useWords()
  const [isOver, setOver] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mutateAsync: preview } = useDo(previewImport, { onRefused: () => {} })

  async function take(file: File | null | undefined) {
    if (!file) return
    setBusy(true)
    setRefusal(null)
    try {
      const { fileId } = await uploadFile(file)
      onPreviewed({ fileId, preview: await preview({ fileId }) })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setRefusal(sayError(t, error))
    } finally {
      setBusy(false)
    }
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <>
      <section
        aria-label={t('imports.drop')}
        className={classes.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={32} stroke={1.4} color="var(--mantine-color-dimmed)" aria-hidden />
        <Text fw={600}>{t('imports.drop')}</Text>
        <Text size="sm" c="dimmed" maw={460}>
          {t('imports.dropHint')}
        </Text>
        {isBusy ? (
          <Loader size="sm" type="dots" aria-label={t('imports.reading')} />
        ) : (
          <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void take(file)}>
            {(props) => (
              <Button {...props} variant="light" mt="xs">
                {t('imports.choose')}
              </Button>
            )}
          </FileButton>
        )}
      </section>
      {refusal && (
        <Alert color="red" mt="md" role="alert">
          {refusal}
        </Alert>
      )}
    </>
  )
}
