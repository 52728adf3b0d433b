import type { Platform } from '../platform/platform.ts'
import { publicUrl } from '../platform/platform.ts'
import { connectAccounts } from './connect-accounts.ts'
import { gatherCustomers } from './customers-write.ts'
import { type DemoState, readDemoState } from './demo-state.ts'
import { fillPast } from './fill-past.ts'
import { liveCustomers } from './live-customers.ts'
import { makeWorkspace } from './make-workspace.ts'
import { recallOpenThreads } from './recall-open-threads.ts'
import { startSimulatedX } from './simulated-x.ts'
import { watchForCrisis } from './start-crisis.ts'

/**
 * The demonstration lives: its bank exists, its past comes in behind the first page, its customers write. Does nothing in a workspace that
 * a company has made its own. Resolves with how to stop it.
 */
export async function startDemo(platform: Platform, simulatorPort: number, say: (line: string) => void): Promise<() => Promise<void>> {
  await makeWorkspace(platform)
  const state = await readDemoState(platform.db)
  if (!state) return async () => undefined
  const network = await startSimulatedX(simulatorPort)
  const ending = new AbortController()
  const parts = play(platform, network, state, ending.signal)
  announce(platform, state, network.url, say)
  return async () => {
    ending.abort()
    await parts
    await network.stop()
  }
}

async function play(platform: Platform, network: Awaited<ReturnType<typeof startSimulatedX>>, state: DemoState, signal: AbortSignal): Promise<void> {
  const failed = (error: unknown) => {
    if (!signal.aborted) platform.log.error({ err: error }, 'a part of the demonstration ended')
  }
  try {
    const accounts = await connectAccounts(platform, network)
    await recallOpenThreads(platform, network)
    const write = gatherCustomers(platform, network, accounts)
    const past = fillPast(platform, accounts, network.url, state, signal).then(() => recallOpenThreads(platform, network))
    await Promise.all([past, liveCustomers(platform, write, signal), watchForCrisis(platform, write, signal)].map((part) => part.catch(failed)))
  } catch (error) {
    failed(error)
  }
}

function announce({ config }: Platform, { signIns }: DemoState, networkUrl: string, say: (line: string) => void): void {
  say('')
  say(`  Open      ${publicUrl(config)}`)
  for (const { profile, email, password } of signIns) say(`  Sign in   ${email.padEnd(34)} ${password}   (${profile})`)
  say(`  Write as a customer on the simulated X   ${networkUrl}`)
  say('')
}
