import type { AccountDoctor } from '@atalaya/shared/contract/doctor.ts'

export type Verdict = 'well' | 'attention' | 'broken'

/** How an account is, in one word: `broken` when nothing comes or goes, `attention` when somebody should look. */
export function verdictOf({ account: { health, unreachable }, delivery, permissions }: AccountDoctor): Verdict {
  if (health === 'broken' || unreachable) return 'broken'
  return health === 'well' && delivery.state === 'fine' && (permissions?.missing.length ?? 0) === 0 ? 'well' : 'attention'
}
