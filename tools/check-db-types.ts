import { readFileSync } from 'node:fs'
import { testDatabaseServer } from '../server/test/database.ts'
import { makeTemplate } from '../server/test/make-template.ts'
import { printDbTypes } from './db-types.ts'
import { printSchema } from './schema.ts'

/** The committed types and schema are those of the migrated database. */
const { server, stop } = await testDatabaseServer()
process.env.TEST_DATABASE_SERVER = server
try {
  const url = await makeTemplate()
  const printed = { 'server/src/platform/db-types.gen.ts': await printDbTypes(url), 'server/schema.sql': await printSchema(url) }
  for (const [path, text] of Object.entries(printed)) {
    if (text === readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) continue
    console.error(`${path} is not what the migrations make: run node tools/db-types.ts <address of a migrated database>.`)
    process.exitCode = 1
  }
} finally {
  await stop()
}
