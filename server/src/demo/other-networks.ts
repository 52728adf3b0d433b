import type { OtherNetwork } from '../../../tools/seed/live-traffic.ts'
import type { Platform } from '../platform/platform.ts'
import type { Saying } from './customers-write.ts'
import { connectMailbox, restMailbox } from './mail/bank-mailbox.ts'
import { gatherCorrespondents } from './mail/write-mail.ts'
import { connectMeta } from './meta/connect-meta.ts'
import { writeOnMeta } from './meta/write-on-meta.ts'
import { type Simulator, startSimulator } from './simulator.ts'

/** Where Facebook, Instagram and WhatsApp are simulated, and the mail: its page, and the two servers. */
export interface OtherPorts {
  meta: number
  mail: number
  imap: number
  smtp: number
}

export interface OtherNetworks {
  /** Those on which the bank can be written to by now. */
  connected(): readonly OtherNetwork[]
  /** As `Write`. Throws while the network is not there. */
  write(network: OtherNetwork, saying: Saying): Promise<string | null>
  /** Resolves when their processes have ended. */
  stop(): Promise<void>
}

type WriteThere = (saying: Saying) => Promise<string | null>

/** The networks besides X come up one after another, so that the desk stays responsive. One that does not is left out and written down. */
export function startOtherNetworks(platform: Platform, ports: OtherPorts, signal: AbortSignal): OtherNetworks {
  const running: Simulator[] = []
  const writers = new Map<OtherNetwork, WriteThere>()
  const run = async (folder: 'meta' | 'mail', options: Record<string, number>, connect: (network: Simulator) => Promise<void>) => {
    if (signal.aborted) return
    try {
      const network = await startSimulator(folder, options)
      running.push(network)
      if (!signal.aborted) await connect(network)
    } catch (error) {
      if (!signal.aborted) platform.log.error({ err: error, network: folder }, 'a network of the demonstration is not there')
    }
  }
  const connectAll = async () => {
    await run('meta', { port: ports.meta }, async (network) => {
      for (const one of await connectMeta(platform, network)) {
        // Those people react to answers by themselves, also after the product was started again.
        writers.set(one, (saying) => writeOnMeta(network, one, saying).then(() => null))
      }
    })
    await run('mail', { port: ports.mail, 'imap-port': ports.imap, 'smtp-port': ports.smtp }, async (network) => {
      await connectMailbox(platform, network, ports)
      writers.set('email', gatherCorrespondents(network))
    })
  }
  const comingUp = connectAll()
  return {
    connected: () => [...writers.keys()],
    async write(network, saying) {
      const write = writers.get(network)
      if (!write) throw new Error(`the simulated ${network} is not there`)
      return write(saying)
    },
    async stop() {
      await comingUp
      if (writers.has('email'))
        await restMailbox(platform).catch((error: unknown) => platform.log.warn({ err: error }, 'the mailbox was not put to rest'))
      await Promise.all(running.map((network) => network.stop()))
    },
  }
}
