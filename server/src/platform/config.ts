import { z } from 'zod'
import { StartError } from './start-error.ts'

const flag = z.stringbool()
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** Where people and networks reach this server; links in mails and web hooks begin with it. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  ROLES: list.pipe(z.array(z.enum(['web', 'worker'])).min(1)).default(['web', 'worker']),
  /** `id:base64` of 32 bytes, newest first, separated by commas. Made on first start when absent. */
  SECRET_KEY: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  /** Where other mail servers hand over mail for connected mailboxes; nothing listens when absent. */
  SMTP_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  SMTP_HOST: z.string().default('127.0.0.1'),
  /** Files in PEM, both or neither: with them STARTTLS is offered. */
  SMTP_CERT_FILE: z.string().optional(),
  SMTP_KEY_FILE: z.string().optional(),
  MAIL_FROM: z.string().default('Atalaya <no-reply@localhost>'),
  S3_URL: z
    .string()
    .regex(/^https?:\/\//, 'must be https://KEY:SECRET@HOST/BUCKET?region=…')
    .optional(),
  /** Proxies whose X-Forwarded headers are believed. */
  TRUST_PROXY: list.default([]),
  /** host:port pairs of the company's own network that the server may call. */
  EGRESS_ALLOW: list.default([]),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMITS: flag.default(true),
  /** Moments at which a test build dies, for the crash drill. */
  CRASH_POINTS: z.string().optional(),
})

export interface Config {
  port: number
  host: string
  publicUrl: string | undefined
  dataDir: string
  /** Empty until the embedded database has started. */
  databaseUrl: string
  roles: readonly ('web' | 'worker')[]
  secretKey: string | undefined
  smtpUrl: string | undefined
  smtpPort: number | undefined
  smtpHost: string
  smtpCertFile: string | undefined
  smtpKeyFile: string | undefined
  mailFrom: string
  s3Url: string | undefined
  trustProxy: readonly string[]
  egressAllow: readonly string[]
  metricsToken: string | undefined
  logLevel: string
  rateLimits: boolean
  crashPoints: string | undefined
}

/** Reads the environment, the only place that does. A wrong value stops the start with a sentence that names the variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(present)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new StartError(`The variable ${issue?.path.join('.')} is not usable: ${issue?.message}. Correct it and start again.`)
  }
  const e = read.data
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, ''),
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL ?? '',
    roles: e.ROLES,
    secretKey: e.SECRET_KEY,
    smtpUrl: e.SMTP_URL,
    smtpPort: e.SMTP_PORT,
    smtpHost: e.SMTP_HOST,
    smtpCertFile: e.SMTP_CERT_FILE,
    smtpKeyFile: e.SMTP_KEY_FILE,
    mailFrom: e.MAIL_FROM,
    s3Url: e.S3_URL,
    trustProxy: e.TRUST_PROXY,
    egressAllow: e.EGRESS_ALLOW,
    metricsToken: e.METRICS_TOKEN,
    logLevel: e.LOG_LEVEL,
    rateLimits: e.RATE_LIMITS,
    crashPoints: e.CRASH_POINTS,
  }
}
