import type { ImapFlow } from 'imapflow'
import { type AccountCheck, ConnectorError, type Fetch } from '../../channel.ts'
import type { MailAccount } from './account.ts'
import { type Resolve, systemResolve } from './imap/judge-sender.ts'
import { openImap } from './imap/open-imap.ts'
import { readRecords } from './read-records.ts'
import { openSmtp } from './smtp/open-smtp.ts'

type Found = Pick<AccountCheck, 'problems' | 'facts'>

/** Logs in to both servers, looks for the folders, and reads what the DNS says of the domain. Throws ConnectorError when neither lets us in. */
export async function check(account: MailAccount, fetch: Fetch, resolve: Resolve = systemResolve()): Promise<AccountCheck> {
  const { address, fromName, imapHost, smtpHost } = account.settings
  const [incoming, outgoing, records] = await Promise.all([
    imapHost === '' ? nothing() : lookIn(account, fetch),
    smtpHost === '' ? nothing() : lookOut(account, fetch),
    readRecords(account.settings, account.secrets.dkimKey, resolve),
  ])
  const failed = [incoming, outgoing].filter((one) => one instanceof ConnectorError)
  const asked = [imapHost, smtpHost].filter((host) => host !== '').length
  if (failed.length > 0 && failed.length === asked) throw failed[0]
  const parts = [incoming, outgoing].map((one, index) => (one instanceof ConnectorError ? told(one, index === 0 ? imapHost : smtpHost) : one))
  if (asked === 0) parts.push({ problems: [{ code: 'no-outgoing-server', detail: 'The account can neither fetch nor send.' }], facts: {} })
  return {
    connectedAs: { providerId: address, handle: address, name: fromName || address },
    problems: [...parts, records].flatMap(({ problems }) => problems),
    facts: Object.assign({}, ...[...parts, records].map(({ facts }) => facts)),
  }
}

const nothing = async (): Promise<Found> => ({ problems: [], facts: {} })

function told({ code, message }: ConnectorError, host: string): Found {
  return { problems: [{ code, detail: `${host}: ${message}` }], facts: {} }
}

async function lookIn(account: MailAccount, fetch: Fetch): Promise<Found | ConnectorError> {
  let client: ImapFlow
  try {
    client = await openImap(account, fetch)
  } catch (error) {
    return error as ConnectorError
  }
  try {
    const { folders, moveTo, afterReading, sentFolder } = account.settings
    const known = (await client.list()).map(({ path }) => path)
    const wanted = [...folders, ...(afterReading === 'move' ? [moveTo] : []), ...(sentFolder === '' ? [] : [sentFolder])]
    const missing = wanted.filter((folder) => !known.includes(folder))
    const abilities = ['IDLE', 'UIDPLUS', 'MOVE', 'CONDSTORE'].filter((name) => client.capabilities.has(name))
    return {
      problems: missing.map((folder) => ({ code: 'folder-missing', detail: folder })),
      facts: { folders: known.slice(0, 40).join(', '), imap: abilities.join(' ') || 'IMAP4', imapEncrypted: String(client.secureConnection) },
    }
  } catch (error) {
    return new ConnectorError('retry', 'unreachable', (error as Error).message)
  } finally {
    client.close()
  }
}

async function lookOut(account: MailAccount, fetch: Fetch): Promise<Found | ConnectorError> {
  try {
    const connection = await openSmtp(account, fetch)
    const facts = { smtpEncrypted: String(connection.secure) }
    connection.quit()
    return { problems: [], facts }
  } catch (error) {
    return error as ConnectorError
  }
}
