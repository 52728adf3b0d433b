import * as contract from '@atalaya/shared/contract/accounts.ts'
import * as doctor from '@atalaya/shared/contract/doctor.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import type { Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { readDoctor } from '../doctor/read-doctor.ts'
import { forgetAccount } from '../open-account.ts'
import { readTemplates } from '../templates/read-templates.ts'
import { askForTemplates } from './ask-for-templates.ts'
import { changeAccount } from './change-account.ts'
import { checkAccount } from './check-account.ts'
import { connectAccount } from './connect-account.ts'
import { currentAccount } from './current-account.ts'
import { listAccounts, readAccount } from './list-accounts.ts'
import { listChannels } from './list-channels.ts'
import { pauseAccount } from './pause-account.ts'
import { removeAccount } from './remove-account.ts'
import { replaceSecrets } from './replace-secrets.ts'
import { sendTestMessage } from './send-test-message.ts'
import { subscribeAccount } from './subscribe-account.ts'

/** What administrators do with accounts, and what everybody may know of them. */
export function accountRoutes(http: Http, platform: Platform): void {
  readRoutes(http, platform)
  changeRoutes(http, platform)
}

function readRoutes(http: Http, platform: Platform): void {
  http.handle(contract.listChannels, async () => listChannels())
  http.handle(contract.listAccounts, (_input, caller) => listAccounts(platform, caller))
  http.handle(contract.listMessageTemplates, async ({ accountId }) => {
    await currentAccount(platform, accountId)
    return readTemplates(platform.db, accountId)
  })
  http.handle(contract.refreshMessageTemplates, async ({ accountId }) => {
    await currentAccount(platform, accountId)
    await askForTemplates(platform, accountId)
    return readTemplates(platform.db, accountId)
  })
  http.handle(contract.checkAccount, ({ accountId }, caller) => checkAccount(platform, caller, accountId))
  http.handle(contract.sendTestMessage, (input) => sendTestMessage(platform, input))
  http.handle(doctor.readDoctor, ({ accountId }, caller) => readDoctor(platform, caller, accountId))
  http.handle(doctor.subscribeAgain, async ({ accountId }, caller) => {
    await currentAccount(platform, accountId)
    await subscribeAccount(platform, accountId)
    return readAccount(platform, caller, accountId)
  })
}

function changeRoutes(http: Http, platform: Platform): void {
  async function change(caller: Caller, accountId: string, run: (tx: Tx) => Promise<void>): Promise<contract.Account> {
    await inTransaction(platform.db, run)
    forgetAccount(platform, accountId)
    return readAccount(platform, caller, accountId)
  }
  http.handle(contract.connectAccount, async (input, caller) => {
    const { accountId, minted } = await connectAccount(platform, caller, input)
    return { account: await readAccount(platform, caller, accountId), minted }
  })
  http.handle(contract.changeAccount, async (input, caller) => {
    const account = await currentAccount(platform, input.accountId)
    return change(caller, input.accountId, (tx) => changeAccount(tx, caller, account, input))
  })
  http.handle(contract.replaceSecrets, async (input, caller) => {
    const { minted } = await replaceSecrets(platform, caller, input)
    return { account: await readAccount(platform, caller, input.accountId), minted }
  })
  http.handle(contract.pauseAccount, async ({ accountId, paused }, caller) => {
    await currentAccount(platform, accountId)
    return change(caller, accountId, (tx) => pauseAccount(tx, caller, accountId, paused))
  })
  http.handle(contract.removeAccount, async ({ accountId }, caller) => {
    await removeAccount(platform, caller, accountId)
    return { done: true as const }
  })
}
