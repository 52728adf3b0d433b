import { randomBytes } from 'node:crypto'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { type Callers, openCallers } from './auth/callers.ts'
import { hashPassword } from './auth/hash-password.ts'
import { type Auth, openAuth } from './auth/open-auth.ts'
import { openSessionCookie, type SessionCookie } from './auth/session-cookie.ts'
import type { Hashing } from './sign-in/is-password-of.ts'

/** What the routes of this slice share: made once for each application. */
export interface FrontDesk {
  platform: Platform
  auth: Auth
  cookie: SessionCookie
  callers: Callers
  hashing: Hashing
  /** Hashes a password when its turn has come: only a few are hashed at the same time. */
  hash(password: string): Promise<string>
  /** One transaction that changes what someone is or may do; it holds from the next request on. */
  change<T>(run: (tx: Tx) => Promise<T>): Promise<T>
}

export function openFrontDesk(platform: Platform): FrontDesk {
  const cookie = openSessionCookie(platform)
  const callers = openCallers(platform.db, cookie)
  const auth = openAuth(platform)
  return {
    platform,
    auth,
    cookie,
    callers,
    hashing: { verify: async (given) => (await auth.$context).password.verify(given), nobodys: hashPassword(randomBytes(24).toString('base64')) },
    hash: async (password) => (await auth.$context).password.hash(password),
    async change(run) {
      const result = await inTransaction(platform.db, run)
      callers.forget()
      return result
    },
  }
}
