import pg from 'pg'

/**
 * Connections of the job runner. It gives one back twice when its database dies while it listens, which would end the process; here a
 * second time means nothing.
 */
export class JobPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: boolean | Error) => void) => void): void
  override connect(
    callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: boolean | Error) => void) => void,
  ): Promise<pg.PoolClient> | undefined {
    const given = super.connect().then(releaseOnce)
    if (!callback) return given
    given.then(
      (client) => callback(undefined, client, (release) => client.release(release)),
      (error: Error) => callback(error, undefined, () => undefined),
    )
    return undefined
  }
}

function releaseOnce(client: pg.PoolClient): pg.PoolClient {
  const release = client.release.bind(client)
  let released = false
  client.release = (error) => {
    if (released) return
    released = true
    release(error)
  }
  return client
}
