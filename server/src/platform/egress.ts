import { lookup } from 'node:dns'
import { lookup as resolve } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Agent, fetch as undiciFetch } from 'undici'
import { AppError } from './errors.ts'

/** A request to an address that a person or a payload supplied. Refuses the company's own network unless it is on the list. */
export interface Egress {
  (url: string, init?: RequestInit & { maxBytes?: number }): Promise<Response>
  /** The address to connect to for what speaks no HTTP, checked like any other. Rejects for the company's own network. */
  reach(host: string, port: number): Promise<{ address: string }>
}

const TIMEOUT_MS = 20_000
/** More than any answer of an API; files say how large they may be. */
const MAX_BYTES = 8 * 1024 * 1024
const PRIVATE = privateAddresses()
/** Apart, for a net of IPv6 that holds IPv4 addresses inside would count for those too. */
const PRIVATE_V6 = privateV6Addresses()

/** Whether an address is one that outsiders must not make us call: loopback, private, link-local, multicast, or an IPv6 form of those. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return PRIVATE.check(mapped, 'ipv4')
  return family === 4 ? PRIVATE.check(address, 'ipv4') : PRIVATE_V6.check(address, 'ipv6')
}

/**
 * The only way out to addresses we did not choose: checks the address that is really connected to, follows no redirect, ends after 20 s
 * however slowly the answer drips, and reads no more of it than `maxBytes` (8 MB when not said), unpacked.
 */
export function openEgress(allow: readonly string[], timeoutMs = TIMEOUT_MS): Egress & { close(): Promise<void> } {
  const checked = new Agent({
    connectTimeout: 5_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 10_000,
    connections: 64,
    connect: {
      lookup(host, options, done) {
        lookup(host, { ...options, all: true }, (error, addresses) => {
          const safe = (addresses ?? []).filter(({ address }) => !isPrivateAddress(address))
          if (error || safe.length === 0) return done(error ?? new Error(`${host} is an address of a private network.`), [], 4)
          return done(null, safe as never, 4)
        })
      },
    },
  })
  const open = new Agent({ connectTimeout: 5_000, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, keepAliveTimeout: 10_000, connections: 64 })
  const allowed = new Set(allow)

  async function egress(address: string, { maxBytes = MAX_BYTES, ...init }: RequestInit & { maxBytes?: number } = {}): Promise<Response> {
    const url = new URL(address)
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(url.host)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const onList = allowed.has(`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`)
    // An address written as a number never passes through the resolver, so it is checked here.
    if (!onList && isIP(host) !== 0 && isPrivateAddress(host)) throw refused(url.host)
    const signal = init.signal ? AbortSignal.any([init.signal, AbortSignal.timeout(timeoutMs)]) : AbortSignal.timeout(timeoutMs)
    const dispatcher = onList ? open : checked
    const response = (await undiciFetch(url, { ...init, redirect: 'manual', signal, dispatcher } as never)) as unknown as Response
    return capBody(response, maxBytes)
  }
  return Object.assign(egress, {
    reach: (host: string, port: number) => reach(host, port, allowed),
    async close() {
      await Promise.all([checked.destroy(), open.destroy()])
    },
  })
}

async function reach(host: string, port: number, allowed: ReadonlySet<string>): Promise<{ address: string }> {
  const bare = host.replace(/^\[|\]$/g, '')
  const found = isIP(bare) ? [bare] : (await resolve(bare, { all: true })).map(({ address }) => address)
  const address = allowed.has(`${host.toLowerCase()}:${port}`) ? found[0] : found.find((one) => !isPrivateAddress(one))
  if (!address) throw refused(`${host}:${port}`)
  return { address }
}

function refused(host: string): AppError {
  return new AppError('invalid', 'egress/refused', `${host} is not an address this server may call; an administrator can allow it in EGRESS_ALLOW.`)
}

/** The same answer, whose body fails with `egress/too-large` once it has given more than so many bytes. */
function capBody(response: Response, maxBytes: number): Response {
  if (!response.body) return response
  let size = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      size += part.length
      if (size > maxBytes) throw new AppError('too_large', 'egress/too-large', `The answer is larger than ${maxBytes} bytes.`)
      controller.enqueue(part)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(counted), { status, statusText, headers: [...headers] })
}

/** Reads a body up to a size, and no further. */
export async function readCapped(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > maxBytes) throw new AppError('too_large', 'file/too-large', `The file is larger than ${maxBytes} bytes.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function privateAddresses(): BlockList {
  const list = new BlockList()
  const v4: [string, number][] = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ]
  for (const [net, bits] of v4) list.addSubnet(net, bits, 'ipv4')
  return list
}

function privateV6Addresses(): BlockList {
  const list = new BlockList()
  // Of IPv6 only 2000::/3 is handed out to the world, and of that a few nets hold other addresses inside or lead nowhere.
  const v6: [string, number][] = [
    ['::', 3],
    ['4000::', 2],
    ['8000::', 1],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ]
  for (const [net, bits] of v6) list.addSubnet(net, bits, 'ipv6')
  return list
}
