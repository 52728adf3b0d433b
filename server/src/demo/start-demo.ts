import type { Platform } from '../platform/platform.ts'
import { publicUrl } from '../platform/platform.ts'
import { connectAccounts } from './connect-accounts.ts'
import { gatherCustomers } from './customers-write.ts'
import { type DemoState, readDemoState } from './demo-state.ts'
import { fillPast } from './fill-past.ts'
import { liveCustomers } from './live-customers.ts'
import { makeWorkspace } from './make-workspace.ts'
import { type OtherPorts, startOtherNetworks } from './other-networks.ts'
import { recallOpenThreads } from './recall-open-threads.ts'
import { type Simulator, startSimulator } from './simulator.ts'
import { watchForCrisis } from './start-crisis.ts'

/** The ports that the simulated networks have; `x` is also where one writes as a customer on X. */
export type DemoPorts = { x: number } & OtherPorts

/**
 * The demonstration lives: its bank exists, its past comes in behind the first page, its customers write. Does nothing in a workspace that
 * a company has made its own. Resolves with how to stop it, once X runs; the other networks come up behind.
 */
export async function startDemo(platform: Platform, ports: DemoPorts, say: (line: string) => void): Promise<() => Promise<void>> {
  await makeWorkspace(platform)
  const state = await readDemoState(platform.db)
  if (!state) return async () => undefined
  const network = await startSimulator('x', { port: ports.x })
  const ending = new AbortController()
  const parts = play(platform, network, ports, state, ending.signal)
  announce(platform, state, ports, say)
  return async () => {
    ending.abort()
    await parts
    await network.stop()
  }
}

async function play(platform: Platform, network: Simulator, ports: OtherPorts, state: DemoState, signal: AbortSignal): Promise<void> {
  const failed = (error: unknown) => {
    if (!signal.aborted) platform.log.error({ err: error }, 'a part of the demonstration ended')
  }
  const others = startOtherNetworks(platform, ports, signal)
  try {
    const accounts = await connectAccounts(platform, network)
    await recallOpenThreads(platform, network)
    const write = gatherCustomers(platform, network, accounts, others)
    const past = fillPast(platform, accounts, network.url, state, signal).then(() => recallOpenThreads(platform, network))
    const live = liveCustomers(platform, write, others.connected, signal)
    await Promise.all([past, live, watchForCrisis(platform, write, signal)].map((part) => part.catch(failed)))
  } catch (error) {
    failed(error)
  }
  await others.stop()
}

function announce({ config }: Platform, { signIns }: DemoState, { x, meta, mail }: DemoPorts, say: (line: string) => void): void {
  say('')
  say(`  Open      ${publicUrl(config)}`)
  for (const { profile, email, password } of signIns) say(`  Sign in   ${email.padEnd(34)} ${password}   (${profile})`)
  const pages: [string, number][] = [
    ['X', x],
    ['Facebook, Instagram and WhatsApp', meta],
    ['mail', mail],
  ]
  for (const [name, port] of pages) say(`  Write as a customer on the simulated ${name.padEnd(32)}   http://127.0.0.1:${port}`)
  say('')
}
