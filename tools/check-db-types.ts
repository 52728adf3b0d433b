import { readFileSync } from 'node:fs'
import { testDatabaseServer } from '../server/test/database.ts'
import { makeTemplate } from '../server/test/make-template.ts'
import { printDbTypes } from './db-types.ts'

/** The committed types are those of the migrated database. */
const { server, stop } = await testDatabaseServer()
process.env.TEST_DATABASE_SERVER = server
try {
  const printed = await printDbTypes(await makeTemplate())
  const kept = readFileSync(new URL('../server/src/platform/db-types.gen.ts', import.meta.url), 'utf8')
  if (printed !== kept) {
    console.error('server/src/platform/db-types.gen.ts is not what the migrations make: run node tools/db-types.ts <address of a migrated database>.')
    process.exitCode = 1
  }
} finally {
  await stop()
}
