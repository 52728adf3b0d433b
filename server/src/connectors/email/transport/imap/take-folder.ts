import type { ImapFlow } from 'imapflow'
import type { Listening, RawEvent } from '../../../channel.ts'
import type { MailAccount } from '../account.ts'
import { type FetchedMail, fetchMails } from './fetch-mails.ts'
import { readPlace, readSince, writePlace } from './folder-cursor.ts'
import { judgeSender, type Resolve } from './judge-sender.ts'
import { mailKey } from './mail-key.ts'

export interface Taking {
  client: ImapFlow
  account: MailAccount
  listening: Listening
  resolve: Resolve
}

const DAY_MS = 86_400_000

/**
 * Takes in what a folder has beyond its place, in order: kept before the place moves, marked or moved away after. Resolves with the cursor
 * reached. A folder numbered anew is read again from the first day on; what was kept before has the same key and is not kept twice.
 */
export async function takeFolder(taking: Taking, folder: string, cursor: Record<string, string>): Promise<Record<string, string>> {
  const { client, account, listening } = taking
  const mailbox = await client.mailboxOpen(folder, { readOnly: account.settings.afterReading === 'nothing' })
  const validity = String(mailbox.uidValidity)
  const place = readPlace(cursor, folder)
  const since = readSince(cursor) ?? new Date(Date.now() - account.settings.initialDays * DAY_MS)
  let reached: Record<string, string> = { ...cursor, since: since.toISOString().slice(0, 10) }
  const first = place === null
  const begins = { validity, uid: first && account.settings.initialDays === 0 ? mailbox.uidNext - 1 : 0 }
  const from = place?.validity === validity ? place : begins
  const uids = await searchBeyond(client, from.uid, since)
  if (from === begins && uids.length === 0) {
    reached = writePlace(reached, folder, { validity, uid: mailbox.uidNext - 1 })
    await listening.accept([], reached)
  }
  for await (const mails of fetchMails(client, uids)) {
    if (listening.signal.aborted) break
    // Deleted meanwhile by whoever shares the mailbox.
    if (mails.length === 0) continue
    const events = await Promise.all(mails.map((mail) => shapeEvent(taking, folder, validity, mail)))
    reached = writePlace(reached, folder, { validity, uid: mails.at(-1)!.uid })
    await listening.accept(events, reached)
    await putAway(taking, mails)
  }
  return reached
}

async function searchBeyond(client: ImapFlow, uid: number, since: Date): Promise<number[]> {
  const found = await client.search(uid > 0 ? { uid: `${uid + 1}:*` } : { since }, { uid: true })
  // `n:*` names the last mail even when that is before n.
  return (found || []).filter((one) => one > uid).sort((a, b) => a - b)
}

async function shapeEvent({ account, resolve }: Taking, folder: string, validity: string, mail: FetchedMail): Promise<RawEvent> {
  const { authservId, address } = account.settings
  const verdict = await judgeSender(mail.original, null, authservId, resolve)
  const note = mail.tooLarge === undefined ? {} : { note: { code: 'too-large', bytes: mail.tooLarge } }
  const uid = `${folder}/${validity}/${mail.uid}`
  const body = { via: 'imap', receivedAt: mail.receivedAt.toISOString(), envelope: null, uid, verdict, ...note }
  return { key: mailKey(mail.original, address), body: JSON.stringify(body), original: mail.original }
}

async function putAway({ client, account }: Taking, mails: readonly FetchedMail[]): Promise<void> {
  const { afterReading, moveTo } = account.settings
  const uids = mails.map(({ uid }) => uid).join(',')
  if (afterReading === 'seen') await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true })
  if (afterReading === 'move' && moveTo !== '') await client.messageMove(uids, moveTo, { uid: true })
}
