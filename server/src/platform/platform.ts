import type pg from 'pg'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { Egress } from './egress.ts'
import type { FileStore } from './files.ts'
import type { Live } from './live.ts'
import type { Mailer } from './mail.ts'
import type { Seal } from './seal.ts'
import type { Log, Telemetry } from './telemetry.ts'

/** What every slice stands on. Made once, in app.ts, and handed down. */
export interface Platform {
  config: Config
  db: Db
  pool: pg.Pool
  clock: Clock
  log: Log
  telemetry: Telemetry
  seal: Seal
  files: FileStore
  egress: Egress
  mail: Mailer
  live: Live
}

/** The address under which people and networks reach this server. */
export function publicUrl(config: Config): string {
  return config.publicUrl ?? `http://localhost:${config.port}`
}
