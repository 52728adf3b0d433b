import { type previewImport, readImport } from '@atalaya/shared/contract/contacts.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../data.ts'
import { Page, Panel } from '../../parts/page/page.tsx'
import { Steps } from '../../parts/page/steps.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { ChooseFile } from './choose-file.tsx'
import { ImportProgress } from './import-progress.tsx'
import { MapColumns } from './map-columns.tsx'
import { PastImports } from './past-imports.tsx'

export interface Previewed {
  fileId: string
  preview: z.infer<(typeof previewImport)['reply']>
}

/** Brings a CSV of customers in: choose it, say what its columns are, see what would be refused, then run it. */
export function ImportScreen() {
  const { t } = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const { run } = useSearch({ strict: false })
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  if (!may('customer.import')) return <NoPermission />
  const step = run ? 2 : previewed ? 1 : 0
  const start = (importId: string) => void navigate({ to: '/customers/import', search: { run: importId } })
  const again = () => {
    setPreviewed(null)
    void navigate({ to: '/customers/import', search: {} })
  }
  return (
    <Page title={t('imports.title')} hint={t('imports.hint')} back={{ to: '/customers', label: t('customers.title') }} maxWidth={1000}>
      <Panel>
        <Steps active={step} names={['file', 'columns', 'result'].map((name) => t(`imports.steps.${name}`))} />
        {run ? (
          <Running importId={run} onAgain={again} />
        ) : previewed ? (
          <MapColumns previewed={previewed} onPreviewed={setPreviewed} onStarted={start} onBack={again} />
        ) : (
          <ChooseFile onPreviewed={setPreviewed} />
        )}
      </Panel>
      {step === 0 && <PastImports onShow={start} />}
    </Page>
  )
}

const LOOK_MS = 1500

function Running({ importId, onAgain }: { importId: string; onAgain: () => void }) {
  const ask = useAsk(readImport, { importId })
  const { refetch } = ask
  const isUnderWay = ask.data?.state === 'running' || ask.data?.state === 'previewed'
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => void refetch(), LOOK_MS)
    return () => clearInterval(timer)
  }, [isUnderWay, refetch])
  return <Answer ask={ask}>{(found) => <ImportProgress found={found} onAgain={onAgain} />}</Answer>
}
