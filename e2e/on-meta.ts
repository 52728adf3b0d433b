import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import type { SignedIn } from '../server/test/people.ts'
import { raiseStage, type Stage } from './stage.ts'

/** A simulated network of Meta, and what its connect form is filled with. */
interface Network {
  url: string
  form: { channel: string; settings: Record<string, unknown>; secrets: Record<string, string> }
}

export interface MetaOnStage {
  stage: Stage
  administrator: SignedIn
  accountId: string
}

/** The product with an account on a network of Meta connected, as an administrator would connect it. */
export async function metaOnStage({ url, form }: Network): Promise<MetaOnStage> {
  const stage = await raiseStage({ EGRESS_ALLOW: new URL(url).host })
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const { account } = await administrator.call(connectAccount, { ...form, caseForMentions: true })
  return { stage, administrator, accountId: account.accountId }
}
