import { type AddressInfo, createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { StartError } from './start-error.ts'

/** Opens the port, or says in a sentence why it cannot be opened. */
export async function listenOn(raw: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await raw.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} is in use: stop the program that has it, or start with another, as PORT=${port + 1} npm start.`)
    if (code === 'EACCES') throw new StartError(`Port ${port} may not be opened by this user: choose one above 1023, as PORT=4000 npm start.`)
    if (code === 'EADDRNOTAVAIL') throw new StartError(`The variable HOST is not usable: ${host} is not an address of this machine.`)
    throw error
  }
}

/** The port if nothing has it on this machine, else a free one. */
export function findPort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', () => (preferred === 0 ? reject(new Error('no port is free')) : resolve(findPort(0))))
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
