import { ConnectorError } from '../../connectors/channel.ts'
import { newId } from '../../platform/ids.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'
import { acceptorOf } from '../accept-events.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import { forgetAccount } from '../open-account.ts'
import { type Claimed, claimListening, keepListening, LEASE_MS, leaveListening, noteListening } from './listener-lease.ts'

interface Ear {
  stop: AbortController
  since: number
  version: string
  noted: boolean
  ended: Promise<void>
}

const LOOK_EVERY_MS = 2_000
const HEARTBEAT_MS = LEASE_MS / 3
/** A connection that stands so long is one. */
const STANDS_MS = 10_000

/** The connections of this process that bring events by themselves. */
export interface Listeners {
  /** Takes on what nobody listens for, gives up what is not its own any more, and says that it is there. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** Listens for as many accounts as want it, each in one process at a time. */
export function openListeners(platform: Platform): Listeners {
  const listener = newId()
  const ears = new Map<string, Ear>()
  let beatAt = 0

  function listen({ accountId, cursor, version }: Claimed): void {
    const stop = new AbortController()
    const ended = follow(platform, { accountId, cursor, listener, signal: stop.signal }).then(async (failure) => {
      ears.delete(accountId)
      await leaveListening(platform, listener, accountId, stop.signal.aborted ? null : failure).catch((error: unknown) =>
        platform.log.warn({ err: error, accountId }, 'an account could not be let go; its lease runs out'),
      )
    })
    ears.set(accountId, { stop, since: Date.now(), version, noted: false, ended })
  }

  async function beat(): Promise<void> {
    const own = await keepListening(platform, listener)
    // Removed, paused, changed or taken by another while this process was away: the connection ends, and begins anew where it may.
    for (const [accountId, ear] of ears) if (own.get(accountId) !== ear.version) ear.stop.abort()
    const standing = [...ears].filter(([, ear]) => !ear.noted && Date.now() - ear.since > STANDS_MS)
    await noteListening(
      platform,
      listener,
      standing.map(([accountId]) => accountId),
    )
    for (const [, ear] of standing) ear.noted = true
  }

  return {
    async look() {
      if (Date.now() - beatAt >= HEARTBEAT_MS) {
        await beat()
        beatAt = Date.now()
      }
      for (const claimed of await claimListening(platform, listener)) if (!ears.has(claimed.accountId)) listen(claimed)
    },
    async stop() {
      for (const { stop } of ears.values()) stop.abort()
      await Promise.all([...ears.values()].map(({ ended }) => ended))
    },
  }
}

interface Following {
  accountId: string
  cursor: Record<string, string>
  listener: string
  signal: AbortSignal
}

/** Stays connected until it ends; resolves with why, as a code that desktops translate. Never rejects. */
async function follow(platform: Platform, { accountId, cursor: begun, listener, signal }: Following): Promise<string> {
  let cursor = begun
  try {
    forgetAccount(platform, accountId)
    await callWithRefresh(platform, accountId, async ({ connector, row, channel, ...account }) => {
      const accept = async (events: Parameters<ReturnType<typeof acceptorOf>['accept']>[2], reached: Record<string, string>) => {
        if (signal.aborted) throw new ConnectorError('retry', 'stopped', 'Another process listens now.')
        await acceptorOf(platform).accept({ accountId, lane: row.lane, channel }, 'listen', events, { cursor: reached, listener })
        cursor = reached
      }
      await connector.listen?.({ ...account, accountId }, { cursor, accept, signal, fetch: platform.egress })
    })
    return 'disconnected'
  } catch (error) {
    const code = error instanceof ConnectorError ? error.code : 'disconnected'
    if (!signal.aborted) platform.log.warn({ err: error, accountId }, 'listening for an account ended')
    return code
  }
}

/** Listens until stopped; then every connection is closed and its account let go, so that another process takes it on at once. */
export function startListening(platform: Platform): Loop {
  const listeners = openListeners(platform)
  const loop = startLoop(platform, {
    name: 'listening',
    idleMs: LOOK_EVERY_MS,
    async turn() {
      await listeners.look()
      return false
    },
  })
  return {
    async stop() {
      await loop.stop()
      await listeners.stop()
    },
  }
}
