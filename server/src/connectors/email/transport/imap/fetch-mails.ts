import type { ImapFlow } from 'imapflow'
import { headerOf } from './read-header.ts'

export interface FetchedMail {
  uid: number
  receivedAt: Date
  original: Buffer
  /** The size of a mail of which only the header was fetched. */
  tooLarge?: number
}

const MOST_BYTES = 30 * 1024 * 1024
const BATCH_BYTES = 8 * 1024 * 1024
const BATCH_MAILS = 25
const SIZES_AT_ONCE = 500

/** The mails of these UIDs in the selected folder, in that order, so many at a time as fit in little memory. Those gone meanwhile are left out. */
export async function* fetchMails(client: ImapFlow, uids: readonly number[], mostBytes = MOST_BYTES): AsyncGenerator<FetchedMail[]> {
  for (let from = 0; from < uids.length; from += SIZES_AT_ONCE) {
    const some = uids.slice(from, from + SIZES_AT_ONCE)
    const sizes = await client.fetchAll(some.join(','), { uid: true, size: true }, { uid: true })
    const known = new Map(sizes.map(({ uid, size }) => [uid, size ?? 0]))
    const present = some.filter((uid) => known.has(uid)).map((uid) => ({ uid, size: known.get(uid)! }))
    for (const batch of intoBatches(present, mostBytes)) yield await fetchBatch(client, batch, mostBytes)
  }
}

interface Sized {
  uid: number
  size: number
}

function* intoBatches(mails: readonly Sized[], mostBytes: number): Generator<Sized[]> {
  let batch: Sized[] = []
  let bytes = 0
  for (const mail of mails) {
    const cost = Math.min(mail.size, mostBytes)
    if (batch.length > 0 && (batch.length >= BATCH_MAILS || bytes + cost > BATCH_BYTES)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(mail)
    bytes += cost
  }
  if (batch.length > 0) yield batch
}

async function fetchBatch(client: ImapFlow, batch: readonly Sized[], mostBytes: number): Promise<FetchedMail[]> {
  const found = new Map<number, FetchedMail>()
  const small = batch.filter(({ size }) => size <= mostBytes).map(({ uid }) => uid)
  const large = batch.filter(({ size }) => size > mostBytes)
  if (small.length > 0) {
    // Asked for in part, for some servers tell a size that is not true.
    const source = { start: 0, maxLength: mostBytes + 1 }
    for (const mail of await client.fetchAll(small.join(','), { uid: true, internalDate: true, source }, { uid: true })) {
      if (!mail.source) continue
      const receivedAt = readDate(mail.internalDate)
      if (mail.source.length <= mostBytes) found.set(mail.uid, { uid: mail.uid, receivedAt, original: mail.source })
      else found.set(mail.uid, headerAlone(mail.uid, receivedAt, headerOf(mail.source), mail.source.length))
    }
  }
  for (const { uid, size } of large) {
    const [mail] = await client.fetchAll(String(uid), { uid: true, internalDate: true, headers: true }, { uid: true })
    if (mail?.headers) found.set(uid, headerAlone(uid, readDate(mail.internalDate), headerOf(mail.headers), size))
  }
  return batch.flatMap(({ uid }) => found.get(uid) ?? [])
}

function readDate(date: Date | string | undefined): Date {
  const read = new Date(date ?? Number.NaN)
  return Number.isNaN(read.getTime()) ? new Date() : read
}

/** The header of a mail that is too large, with a sentence for a body. */
function headerAlone(uid: number, receivedAt: Date, header: string, size: number): FetchedMail {
  const kept = header
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => !/^(content-[a-z-]+|mime-version)\s*:/i.test(line))
  const megabytes = Math.ceil(size / 1024 / 1024)
  const sentence = [
    `Este correo ocupa ${megabytes} MB y solo está en el buzón.`,
    `This mail is ${megabytes} MB and is only in the mailbox.`,
    `Este e-mail tem ${megabytes} MB e está apenas na caixa de correio.`,
  ]
  const lines = [...kept, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', ...sentence, '']
  // The header came as bytes of any charset; the sentence is UTF-8.
  const at = lines.length - sentence.length - 1
  const original = Buffer.concat([Buffer.from(`${lines.slice(0, at).join('\r\n')}\r\n`, 'latin1'), Buffer.from(lines.slice(at).join('\r\n'))])
  return { uid, receivedAt, original, tooLarge: size }
}
