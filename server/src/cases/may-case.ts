import { CASE_MAYS } from '@atalaya/shared/contract/cases.ts'
import type { Permission } from '@atalaya/shared/contract/permissions.ts'
import type { Caller } from '../platform/caller.ts'
import { AppError, type ErrorKind } from '../platform/errors.ts'

export type CaseMay = (typeof CASE_MAYS)[number]

/** What of a case decides what may be done with it. */
export interface CaseStanding {
  state: string
  merged: boolean
  setAside: boolean
  messages: number
}

const PERMISSION: Record<CaseMay, Permission> = {
  edit: 'case.edit',
  assign: 'case.assign',
  reply: 'message.reply',
  note: 'case.read',
  close: 'case.close',
  reopen: 'case.close',
  snooze: 'case.edit',
  merge: 'case.merge',
  split: 'case.merge',
  escalate: 'case.edit',
  'set-aside': 'case.edit',
  block: 'network.block',
}
const ONLY_OPEN: ReadonlySet<CaseMay> = new Set(['assign', 'close', 'snooze', 'escalate'])

interface Refusal {
  kind: ErrorKind
  code: string
  message: string
}

/** Why the caller may not do this with a case that stands so, or null when they may. */
export function refusalOf(caller: Caller, may: CaseMay, { state, merged, setAside, messages }: CaseStanding): Refusal | null {
  const permission = PERMISSION[may]
  if (!caller.permissions.has(permission))
    return { kind: 'forbidden', code: 'permission/missing', message: `This needs the permission ${permission}.` }
  if (merged) return { kind: 'conflict', code: 'case/merged', message: 'This case was merged into another; work on that one.' }
  if (state === 'closed' && ONLY_OPEN.has(may)) return { kind: 'conflict', code: 'case/closed', message: 'This case is closed; open it again first.' }
  if (state !== 'closed' && may === 'reopen') return { kind: 'conflict', code: 'case/open', message: 'This case is open already.' }
  if (state === 'escalated' && may === 'escalate')
    return { kind: 'conflict', code: 'case/escalated', message: 'This case is escalated already; assign it to another team instead.' }
  if (setAside && (may === 'snooze' || may === 'escalate'))
    return { kind: 'conflict', code: 'case/set-aside', message: 'This case is set aside; bring it back first.' }
  if (may === 'split' && messages < 2) return { kind: 'conflict', code: 'case/too-small', message: 'A case of one message cannot be split.' }
  return null
}

/** All the caller may do with a case that stands so. */
export function maysOf(caller: Caller, standing: CaseStanding): CaseMay[] {
  return CASE_MAYS.filter((may) => refusalOf(caller, may, standing) === null)
}

/** Throws the refusal, if there is one. */
export function demandMay(caller: Caller, may: CaseMay, standing: CaseStanding): void {
  const refusal = refusalOf(caller, may, standing)
  if (refusal) throw new AppError(refusal.kind, refusal.code, refusal.message)
}
