import { readdirSync, readFileSync } from 'node:fs'
import type { ConnectedAccount } from '../../server/src/connectors/channel.ts'
import { CONNECTORS, connectorFor } from '../../server/src/connectors/registry.ts'
import { SAMPLES } from '../../server/test/connector-samples.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

const FOLDERS = new URL('../../server/src/connectors/', import.meta.url)
/** What is told beside the bytes of a mail. */
const OF_A_MAIL = JSON.stringify({ via: 'imap', receivedAt: '2026-11-21T10:00:00.000Z', envelope: null, uid: 'INBOX/1/1', verdict: null })
const WARM_MS = 500
const LEAST_ROUNDS = 3

interface Recorded {
  body: string
  original?: Buffer
}

interface Timed {
  channel: string
  /** Milliseconds, the median of all; below `late` lie 99 of a hundred. */
  parsed: number
  late: number
  /** The median of `JSON.parse` on the same bodies. */
  bare: number
  n: number
}

/** What each connector needs to understand an event, over everything recorded of its network; in this thread, without the handing over. */
export async function parse({ quick }: BenchOptions): Promise<Measured[]> {
  const timed: Timed[] = []
  for (const { channel } of CONNECTORS) timed.push(await timeChannel(channel, quick ? 1_000 : 5_000))
  const networks = timed.filter(({ channel }) => channel !== 'email')
  const slowest = networks.reduce((one, other) => (other.parsed > one.parsed ? other : one))
  return [
    {
      row: 'parse',
      what: `one event understood, median, the slowest connector but mail (${slowest.channel}); the reference is JSON.parse of the same bodies`,
      value: significant(slowest.parsed),
      unit: 'ms',
      target: '≤ 0.2, mail ≤ 5',
      reference: significant(slowest.bare),
      n: timed.reduce((sum, { n }) => sum + n, 0),
      also: Object.fromEntries(
        timed.flatMap(({ channel, parsed, late }) => [
          [`${channel}Ms`, significant(parsed)],
          [`${channel}P99Ms`, significant(late)],
        ]),
      ),
    },
  ]
}

async function timeChannel(channel: string, forMs: number): Promise<Timed> {
  const { folder, account } = SAMPLES[channel]!
  const events = recordedOf(folder)
  if (events.length === 0) throw new Error(`Nothing is recorded of ${channel}.`)
  const settings = connectorFor(channel).settings.parse(account.settings)
  await timeRounds(channel, { ...account, settings }, events, WARM_MS)
  const { parsed, bare } = await timeRounds(channel, { ...account, settings }, events, forMs)
  return { channel, parsed: medianBy(parsed, (one) => one), late: percentile(parsed, 0.99), bare: medianBy(bare, (one) => one), n: parsed.length }
}

async function timeRounds(channel: string, account: ConnectedAccount, events: readonly Recorded[], forMs: number) {
  const connector = connectorFor(channel)
  const parsed: number[] = []
  const bare: number[] = []
  const end = performance.now() + forMs
  for (let round = 0; round < LEAST_ROUNDS || performance.now() < end; round++) {
    for (const { body, original } of events) {
      const began = performance.now()
      JSON.parse(body)
      const between = performance.now()
      await connector.parse(body, account, original)
      parsed.push(performance.now() - between)
      bare.push(between - began)
    }
  }
  return { parsed, bare }
}

/** The events that are recorded of a network: bodies, or mails with what is told beside them. */
function recordedOf(folder: string): Recorded[] {
  const place = new URL(`${folder}/fixtures/`, FOLDERS)
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).flatMap((name): Recorded[] => {
    const at = new URL(name, place)
    if (name.endsWith('.eml')) return [{ body: OF_A_MAIL, original: readFileSync(at) }]
    return name.endsWith('.json') ? [{ body: readFileSync(at, 'utf8') }] : []
  })
}
