import * as contract from '@atalaya/shared/contract/staff.ts'
import type { Http } from '../../platform/http.ts'
import type { FrontDesk } from '../front-desk.ts'
import { listKeys } from './list-keys.ts'
import { makeKey } from './make-key.ts'
import { revokeKey } from './revoke-key.ts'

export function keyRoutes(http: Http, desk: FrontDesk): void {
  http.handle(contract.listKeys, () => listKeys(desk.platform.db))
  http.handle(contract.makeKey, (input, caller) => desk.change((tx) => makeKey(tx, caller, input)))
  http.handle(contract.revokeKey, ({ keyId }, caller) => desk.change((tx) => revokeKey(tx, caller, keyId)))
}
