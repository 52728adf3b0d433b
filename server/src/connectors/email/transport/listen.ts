import type { ImapFlow } from 'imapflow'
import { ConnectorError, type Listening } from '../../channel.ts'
import type { MailAccount } from './account.ts'
import { type Resolve, rememberAnswers, systemResolve } from './imap/judge-sender.ts'
import { openImap } from './imap/open-imap.ts'
import { takeFolder } from './imap/take-folder.ts'
import { mapProblem } from './map-problem.ts'

const INBOX = 'INBOX'
/** A server may forget to tell of a mail, and tells of one folder only. */
const LOOK_EVERY_MS = 2 * 60_000

export interface ListenOptions {
  lookEveryMs?: number
  resolve?: Resolve
}

/**
 * Brings what arrives in the mailbox: told by IDLE for INBOX, looked for every two minutes everywhere. Resolves when told to stop; rejects
 * with ConnectorError when the connection ends otherwise, `reconnect` when the server does not let us in.
 */
export async function listen(account: MailAccount, listening: Listening, options: ListenOptions = {}): Promise<void> {
  const { signal } = listening
  const { lookEveryMs = LOOK_EVERY_MS, resolve = systemResolve() } = options
  if (account.settings.imapHost === '') return untilStopped(signal)
  if (signal.aborted) return
  const client = await openImap(account, listening.fetch)
  const watch = watchConnection(client, signal)
  // What the platform throws is not the mail server's.
  let failure: { error: unknown } | undefined
  async function accept(...kept: Parameters<Listening['accept']>): Promise<void> {
    try {
      await listening.accept(...kept)
    } catch (error) {
      failure = { error }
      throw error
    }
  }
  const taking = { client, account, listening: { ...listening, accept }, resolve: rememberAnswers(resolve) }
  try {
    const folders = await foldersOf(account, client)
    let cursor = listening.cursor
    while (!signal.aborted) {
      watch.forget()
      for (const folder of folders) cursor = await takeFolder(taking, folder, cursor)
      if (!signal.aborted) await watch.untilNews(lookEveryMs)
    }
  } catch (error) {
    if (failure) throw failure.error
    if (!signal.aborted) throw mapProblem(error, account.settings.imapHost)
  } finally {
    watch.end()
    client.close()
  }
}

/** INBOX last, so that it is the one selected while waiting. Configured folders that do not exist are told of by the check. */
async function foldersOf({ settings }: MailAccount, client: ImapFlow): Promise<string[]> {
  const known = new Set((await client.list()).map(({ path }) => path))
  return [...new Set(settings.folders)].filter((folder) => folder.toUpperCase() !== INBOX && known.has(folder)).concat(INBOX)
}

function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

interface Watch {
  /** News from now on count. */
  forget(): void
  /** Resolves when mail came, or after so long; rejects when the connection ended. */
  untilNews(mostMs: number): Promise<void>
  end(): void
}

function watchConnection(client: ImapFlow, signal: AbortSignal): Watch {
  let news = false
  let wake = (): void => undefined
  const arrived = () => {
    news = true
    wake()
  }
  const stop = () => {
    client.close()
    wake()
  }
  const closed = () => wake()
  client.on('exists', arrived)
  client.on('close', closed)
  signal.addEventListener('abort', stop, { once: true })
  return {
    forget: () => {
      news = false
    },
    async untilNews(mostMs) {
      if (!news && client.usable) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        const timer = setTimeout(() => wake(), mostMs)
        // Goes on until the next command; how it ends shows there.
        client.idle().catch(() => undefined)
        await woken
        clearTimeout(timer)
      }
      if (!client.usable && !signal.aborted) throw new ConnectorError('retry', 'connection-lost', 'The mail server ended the connection.')
    },
    end() {
      signal.removeEventListener('abort', stop)
      client.off('exists', arrived)
      client.off('close', closed)
    },
  }
}
