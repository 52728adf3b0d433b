import { totalmem } from 'node:os'

/**
 * The text of `atalaya.conf`, written at every start; a person's own settings follow it in postgresql.conf and win.
 * `durable: false` is for tests alone: a power cut may destroy the cluster.
 */
export function clusterSettings({ durable, logDir }: { durable: boolean; logDir: string }): string {
  return lines({
    ...memory(),
    ...(durable ? DURABLE : FLEETING),
    ...LOCALE,
    ...LOGS,
    max_connections: durable ? 120 : 300,
    jit: 'off',
    // A few cores serve many small requests: one report must not take them all.
    max_parallel_workers_per_gather: 0,
    random_page_cost: 1.1,
    // Queues turn over quickly and their dead rows slow every read.
    autovacuum_naptime: '15s',
    autovacuum_vacuum_scale_factor: 0.05,
    autovacuum_analyze_scale_factor: 0.05,
    autovacuum_vacuum_cost_limit: 1000,
    password_encryption: 'scram-sha-256',
    logging_collector: 'on',
    log_directory: logDir,
  })
}

/** Little enough write-ahead log that replaying it after a crash takes a second or two. */
const DURABLE = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'pglz',
  max_wal_size: '1GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '5min',
  checkpoint_completion_target: 0.9,
}

const FLEETING = {
  autovacuum: 'off',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
}

const LOCALE = { lc_messages: 'C', timezone: 'UTC', log_timezone: 'UTC', datestyle: 'iso, mdy', default_text_search_config: 'pg_catalog.simple' }

/** No statement's parameters, details or text reach the log: they hold what customers wrote. */
const LOGS = {
  log_filename: '%Y-%m-%dT%H-%M-%S.log',
  log_rotation_age: '1d',
  log_rotation_size: '10MB',
  log_line_prefix: '%m [%p] ',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_lock_waits: 'on',
}

function memory() {
  const limit = process.constrainedMemory()
  const megabytes = Math.floor((limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / 1_048_576)
  return {
    shared_buffers: `${clamp(megabytes / 4, 64, 1024)}MB`,
    effective_cache_size: `${clamp(megabytes / 2, 128, 65_536)}MB`,
    maintenance_work_mem: `${clamp(megabytes / 32, 32, 256)}MB`,
    work_mem: '8MB',
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.floor(Math.min(Math.max(value, least), most))
}

function lines(settings: Record<string, string | number>): string {
  return `${Object.entries(settings)
    .map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`)
    .join('\n')}\n`
}
