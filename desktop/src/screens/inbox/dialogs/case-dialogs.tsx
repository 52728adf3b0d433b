import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { useState } from 'react'
import type { CommandId } from '../../../commands/commands-table.ts'
import { useCommand } from '../../../commands/use-commands.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { EscalateDialog } from './escalate-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { SplitDialog } from './split-dialog.tsx'

/** The questions that some commands ask first. */
export function CaseDialogs({ about }: { about: CaseDetail }) {
  const [asking, setAsking] = useState<CommandId | null>(null)
  const may = new Set(about.may)
  useCommand('close', may.has('close') ? () => setAsking('close') : null)
  useCommand('snooze', may.has('snooze') ? () => setAsking('snooze') : null)
  useCommand('escalate', may.has('escalate') ? () => setAsking('escalate') : null)
  useCommand('merge', may.has('merge') ? () => setAsking('merge') : null)
  useCommand('split', may.has('split') ? () => setAsking('split') : null)
  const props = { about, onClose: () => setAsking(null) }
  if (asking === 'close') return <CloseDialog {...props} />
  if (asking === 'snooze') return <SnoozeDialog {...props} />
  if (asking === 'escalate') return <EscalateDialog {...props} />
  if (asking === 'merge') return <MergeDialog {...props} />
  if (asking === 'split') return <SplitDialog {...props} />
  return null
}
