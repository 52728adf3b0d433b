import { BlockList, isIP } from 'node:net'
import { ConnectorError, type Fetch } from '../../channel.ts'
import type { Security } from './account.ts'

/** Nets of which `reach` gives an address only when the operator allowed it. */
const NEAR = nearAddresses()

export interface Reached {
  address: string
  /** For the certificate; absent where the host is a bare address. */
  servername: string | undefined
}

/**
 * Where to connect for a mail server. Throws `reconnect` for an address that may not be called, for a host that has none, and for one that
 * would see the password in the clear and is not near.
 */
export async function reachServer(fetch: Fetch, host: string, port: number, security: Security): Promise<Reached> {
  let address: string
  try {
    address = (await fetch.reach(host, port)).address
  } catch (error) {
    throw unreached(host, error)
  }
  if (security === 'none' && !isNear(address))
    throw new ConnectorError('reconnect', 'plain-refused', `${host} is reached over other networks: choose TLS or STARTTLS.`)
  return { address, servername: isIP(host) === 0 ? host : undefined }
}

function unreached(host: string, error: unknown): ConnectorError {
  const { code } = error as { code?: string }
  if (code === 'ENOTFOUND') return new ConnectorError('reconnect', 'host-not-found', `There is no host ${host}.`)
  if (code === 'egress/refused') return new ConnectorError('reconnect', 'address-refused', (error as Error).message)
  return new ConnectorError('retry', 'unreachable', `${host} could not be looked up.`)
}

function isNear(address: string): boolean {
  const family = isIP(address)
  // In the suite a host stands for itself.
  return family === 0 ? address === 'localhost' : NEAR.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

function nearAddresses(): BlockList {
  const list = new BlockList()
  for (const [net, bits] of [
    ['127.0.0.0', 8],
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ] as const)
    list.addSubnet(net, bits, 'ipv4')
  list.addAddress('::1', 'ipv6')
  list.addSubnet('fc00::', 7, 'ipv6')
  return list
}
