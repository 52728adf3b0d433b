import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DOVECOT, POSTFIX, POSTFIX_MASTER, VACATION } from './settings-files.ts'

export const PORTS = { imaps: 4361, lmtp: 4362, smtp: 4363, auth: 4364, inside: 4365 }
export const USERS = { brand: 'ayuda@banco.test', customer: 'ana@cliente.test', machine: 'fuera@cliente.test' }
export const PASSWORD = 'secreto-de-prueba'

const OPENSSL = '/usr/bin/openssl'

export interface RealMail {
  /** The certificate that both servers show for `localhost`. */
  certificate: string
  /** Hands a mail to Postfix as the world does. */
  deliver(from: string, to: string, raw: string): void
  stop(): Promise<void>
}

/** Why the real servers cannot be run here, or null. */
export function whyNotReal(): string | null {
  const missing = ['/usr/sbin/dovecot', '/usr/sbin/postfix', '/usr/lib/dovecot/lmtp', OPENSSL].filter((path) => !existsSync(path))
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`
  return process.getuid?.() === 0 ? null : 'only root may start them'
}

/** Debian's Dovecot and Postfix with files of their own in a temporary folder, on this machine's ports only. */
export async function startRealMail(): Promise<RealMail> {
  const dir = mkdtempSync(join(tmpdir(), 'real-mail-'))
  chmodSync(dir, 0o755)
  for (const name of ['queue', 'data', 'conf', 'mail', 'run', 'state', 'sieve']) mkdirSync(join(dir, name))
  makeCertificate(dir)
  writeFileSync(
    join(dir, 'users'),
    Object.values(USERS)
      .map((user) => `${user}:{PLAIN}${PASSWORD}\n`)
      .join(''),
  )
  writeFileSync(join(dir, 'sieve', `${USERS.machine}.sieve`), VACATION)
  writeFileSync(join(dir, 'dovecot.conf'), DOVECOT(dir, PORTS))
  writeFileSync(join(dir, 'conf/main.cf'), POSTFIX(dir, PORTS))
  writeFileSync(join(dir, 'conf/master.cf'), POSTFIX_MASTER(PORTS))
  writeFileSync(join(dir, 'conf/transport'), 'bounce.test smtp:[127.0.0.1]:9\n')
  execFileSync('chown', ['-R', 'postfix', join(dir, 'data')])
  execFileSync('chown', ['-R', 'mail', join(dir, 'mail'), join(dir, 'sieve')])
  const dovecot = start('/usr/sbin/dovecot', ['-F', '-c', join(dir, 'dovecot.conf')])
  const postfix = start('/usr/sbin/postfix', ['-c', join(dir, 'conf'), 'start-fg'])
  const stop = async () => {
    await end(postfix, () => execFileSync('/usr/sbin/postfix', ['-c', join(dir, 'conf'), 'stop'], { stdio: 'ignore' }))
    await end(dovecot, () => dovecot.kill('SIGTERM'))
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    for (const port of [PORTS.imaps, PORTS.lmtp, PORTS.smtp, PORTS.inside]) await untilOpen(port)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    certificate: readFileSync(join(dir, 'cert.pem'), 'utf8'),
    deliver: (from, to, raw) => {
      execFileSync('/usr/sbin/sendmail', ['-C', join(dir, 'conf'), '-i', '-f', from, to], { input: raw })
    },
    stop,
  }
}

function makeCertificate(dir: string): void {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')]
  execFileSync(OPENSSL, ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, ...files], { stdio: 'ignore' })
}

function start(command: string, args: string[]): ChildProcess {
  // Output of daemons goes nowhere: a pipe they inherit would hang the suite.
  return spawn(command, args, { stdio: 'ignore' })
}

async function end(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  try {
    ask()
  } catch {
    child.kill('SIGTERM')
  }
  await ended
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1')
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (open) return
    await sleep(50)
  }
  throw new Error(`Nothing listens on port ${port}.`)
}
