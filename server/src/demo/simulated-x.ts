import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { BRANDS, type Brand } from './cast-ids.ts'

const PROGRAM = fileURLToPath(new URL('../../../simulators/src/x/main.ts', import.meta.url))
const START_WITHIN_MS = 15_000

/** The simulated X as a process of its own, and the calls by which the demonstration directs it. */
export interface SimulatedX {
  url: string
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Record<string, unknown>>
  stop(): Promise<void>
}

export interface BrandKeys {
  appId: string
  consumerSecret: string
  clientId: string
  clientSecret: string
  bearerToken: string
}

/** The network runs and answers on this port of this machine. */
export async function startSimulatedX(port: number): Promise<SimulatedX> {
  const child = spawn(process.execPath, [PROGRAM, '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await firstLine(child)
  return {
    url,
    async call(method, path, body) {
      const answer = await fetch(`${url}/_sim${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      const said = (await answer.json()) as Record<string, unknown>
      if (!answer.ok) throw new Error(`the simulated network refused ${method} ${path}: ${JSON.stringify(said)}`)
      return said
    },
    async stop() {
      if (child.exitCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error('the simulated network did not start in time')), START_WITHIN_MS)
    child.once('exit', (code) => reject(new Error(`the simulated network ended with ${code}`)))
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const found = /on (http:\/\/\S+)/.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(found[1]!)
    })
  })
}

/** The demonstration's desk is busier than the limits of a small plan allow. */
const LIMITS_TIMES = 100

/** The brand's app and user exist on the network with these keys and tokens, also after it was started afresh. */
export async function seatBrand(
  network: SimulatedX,
  brand: Brand,
  keys: BrandKeys,
  tokens: { accessToken: string; refreshToken: string },
): Promise<void> {
  const { id, name, tier } = BRANDS[brand]
  await network.call('PUT', '/settings', { rateLimitMultiplier: LIMITS_TIMES })
  await network.call('POST', '/apps', {
    app_id: keys.appId,
    name: `${name} Desk`,
    tier,
    consumer_key: `${keys.appId}-key`,
    consumer_secret: keys.consumerSecret,
    client_id: keys.clientId,
    client_secret: keys.clientSecret,
    bearer_token: keys.bearerToken,
  })
  await network.call('POST', '/users', {
    id,
    username: brand,
    name,
    brand: true,
    verified_type: 'business',
    followers: brand === 'BancoAndara' ? 182_400 : 24_300,
  })
  await network.call('POST', `/users/${id}/tokens`, {
    app_id: keys.appId,
    access_token: tokens.accessToken,
    refresh_token: tokens.refreshToken,
    expires_in: 31_536_000,
  })
}
