import { createHmac } from 'node:crypto'
import { connectAsSuperuser } from './accept-connections.ts'
import type { ClusterHome } from './cluster/cluster-home.ts'
import { superuserPassword } from './cluster/init-cluster.ts'

/**
 * The database `atalaya` exists, owned by the role `atalaya`, which is no superuser: what it may do here it may also do on a company's
 * own PostgreSQL. Returns the database's URL.
 */
export async function createDatabase(home: ClusterHome, port: number): Promise<string> {
  // Derived, so that one secret is all there is to keep.
  const password = createHmac('sha256', superuserPassword(home)).update('atalaya').digest('hex')
  const client = await connectAsSuperuser(home, port)
  try {
    const role = await client.query("select from pg_roles where rolname = 'atalaya'")
    if (role.rowCount === 0) await client.query(`create role atalaya login createdb password '${password}' in role pg_monitor`)
    const database = await client.query("select from pg_database where datname = 'atalaya'")
    if (database.rowCount === 0) await client.query('create database atalaya owner atalaya')
  } finally {
    await client.end()
  }
  return `postgres://atalaya:${password}@127.0.0.1:${port}/atalaya`
}
