import { resolve } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/platform/config.ts'
import { newId } from '../server/src/platform/ids.ts'
import { findSecretKey, openSeal } from '../server/src/platform/seal.ts'
import { openSessionCookie } from '../server/src/staff/auth/session-cookie.ts'
import { type Calling, callAs } from './call-as.ts'
import type { ServerProcess } from './start-server.ts'

/** Someone made in bulk, who has no password, is signed in: the session is a row, the cookie is signed with the server's own key. */
export async function openSession(
  { url, dataDir, databaseUrl }: Pick<ServerProcess, 'url' | 'dataDir' | 'databaseUrl'>,
  personId: string,
): Promise<Calling> {
  const token = newId().replaceAll('-', '')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`insert into sessions (id, person_id, token, expires_at) values ($1, $2, $3, now() + interval '1 day')`, [
    newId(),
    personId,
    token,
  ])
  await client.end()
  const config = readConfig({ PUBLIC_URL: url, DATA_DIR: dataDir })
  const cookie = openSessionCookie({ config, seal: openSeal(findSecretKey(undefined, resolve(dataDir))) }).write(token)
  return callAs(url, { cookie })
}
