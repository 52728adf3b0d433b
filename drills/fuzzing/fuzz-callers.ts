import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import { openVisit, sendVisitorMessage } from '@atalaya/shared/contract/widget.ts'
import type pg from 'pg'
import { type Calling, callAs } from '../../bench/call-as.ts'
import { inviteAs, keyAs, signInAgain } from '../../bench/open-workspace.ts'
import { newId } from '../../server/src/platform/ids.ts'
import type { Random } from '../../tools/seed/random.ts'

/** Those who call while requests are made at random, some of which end their own sessions. */
export interface FuzzCallers {
  /** Somebody to call this place as. */
  pick(random: Random, path: string): FuzzCaller
  /** Opens what this caller had once more, after it was told that nobody is signed in. */
  comeBack(caller: FuzzCaller): Promise<void>
  /** How often somebody came back, and why somebody could not. */
  returns: { times: number; failures: string[] }
}

export interface FuzzCaller {
  name: string
  headers: Record<string, string>
}

const SITE = 'https://www.banco.example'

/** An administrator, a program, an agent, a visitor of a web chat who has written, and somebody unknown. */
export async function openCallers(url: string, admin: Calling, database: pg.Client): Promise<FuzzCallers> {
  const { account } = await admin.call(connectAccount, { channel: 'chat', settings: { siteName: 'Banco Medido', allowedOrigins: [SITE] } })
  const visit = async (): Promise<Record<string, string>> => {
    const { token } = await callAs(url, { origin: SITE }).call(openVisit, { accountId: account.accountId })
    return { origin: SITE, authorization: `Visitor ${token}` }
  }
  const openers: Record<string, () => Promise<Record<string, string>>> = {
    admin: async () => (await signInAgain(url)).headers,
    key: async () => (await keyAs(url, await signInAgain(url))).headers,
    agent: async () => (await inviteAs(url, await signInAgain(url), 'agent', 'Agente')).headers,
    visitor: visit,
    nobody: async () => ({}),
  }
  const callers = new Map<string, FuzzCaller>()
  for (const [name, open] of Object.entries(openers)) callers.set(name, { name, headers: await open() })
  await callAs(url, callers.get('visitor')!.headers).call(sendVisitorMessage, { messageId: newId(), text: 'no puedo entrar en la app' })
  const returns = { times: 0, failures: [] as string[] }
  const returning = new Map<string, Promise<void>>()

  async function open(caller: FuzzCaller): Promise<void> {
    try {
      // All call from one address, whose wrong guesses would keep everybody out for a quarter of an hour.
      await database.query('delete from sign_in_attempts')
      caller.headers = await openers[caller.name]!()
      returns.times++
    } catch (error) {
      returns.failures.push(`${caller.name}: ${String(error).slice(0, 200)}`)
    }
  }
  return {
    returns,
    pick(random, path) {
      const name = path.startsWith('/widget/')
        ? random.weighted([
            ['visitor', 9],
            ['nobody', 1],
          ] as const)
        : random.weighted([
            ['admin', 10],
            ['key', 4],
            ['agent', 4],
            ['visitor', 1],
            ['nobody', 1],
          ] as const)
      return callers.get(name)!
    },
    // Those who find out at once come back once.
    comeBack(caller) {
      const under = returning.get(caller.name) ?? open(caller).finally(() => returning.delete(caller.name))
      returning.set(caller.name, under)
      return under
    },
  }
}
