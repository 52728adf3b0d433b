import { Logger as JobLogger } from 'graphile-worker'
import pino, { type Logger } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Log = Logger

/** One line of JSON an event. Secrets, cookies and bodies are never among the fields. */
export function openLog(level: string): Log {
  return pino({
    level,
    redact: { paths: ['req.headers.cookie', 'req.headers.authorization', '*.secrets', '*.password', '*.token'], censor: '…' },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

export interface Telemetry {
  registry: Registry
  requestSeconds: Histogram<'method' | 'route' | 'status'>
  jobSeconds: Histogram<'kind'>
  eventsAccepted: Counter<'channel'>
  eventsTaken: Counter<'outcome'>
  liveReaders: Gauge
}

/** The figures of one process, for Prometheus. */
export function openTelemetry(): Telemetry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'atalaya_request_seconds',
      help: 'Time to answer a request.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'atalaya_job_seconds',
      help: 'Time to run a job.',
      labelNames: ['kind'],
      buckets: [0.01, 0.1, 0.5, 2, 10, 30],
      registers,
    }),
    eventsAccepted: new Counter({
      name: 'atalaya_events_accepted_total',
      help: 'Events stored before they were acknowledged.',
      labelNames: ['channel'],
      registers,
    }),
    eventsTaken: new Counter({ name: 'atalaya_events_taken_total', help: 'Events taken in, by outcome.', labelNames: ['outcome'], registers }),
    liveReaders: new Gauge({ name: 'atalaya_live_readers', help: 'Browsers that follow the log now.', registers }),
  }
}

/** The job queue's own log lines are left out; what matters is logged by the jobs and by us. */
export const quietJobLogger = new JobLogger(() => () => undefined)
