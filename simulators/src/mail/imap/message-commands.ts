import { findFolder, putMail } from '../world/mailboxes.ts'
import { type StoredMail, tellListeners } from '../world/world.ts'
import { isWritable } from './folder-commands.ts'
import { isInSet } from './number-set.ts'
import type { ImapCommand, Word } from './read-commands.ts'
import { type Session, tellChanges, write } from './session.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY_MS = 86_400_000

/** The mails that a command names, with their sequence numbers; `byUid` when it was a UID command. */
function pick(session: Session, set: string, byUid: boolean): [number, StoredMail][] {
  const { view } = session
  const isNamed = isInSet(set, byUid ? (view.at(-1)?.uid ?? 0) : view.length)
  return view.flatMap((mail, index) => (isNamed(byUid ? mail.uid : index + 1) ? [[index + 1, mail] as [number, StoredMail]] : []))
}

/** SEARCH by UID, SINCE, BEFORE, ALL, SEEN and UNSEEN (RFC 3501, 6.4.4). */
export function search(session: Session, { tag, name, words }: ImapCommand): void {
  const byUid = name === 'UID SEARCH'
  let found = pick(session, '1:*', false)
  for (let index = 0; index < words.length; index++) {
    const key = String(words[index]).toUpperCase()
    const value = String(words[index + 1] ?? '')
    if (key === 'UID') found = found.filter(([, { uid }]) => isInSet(value, session.view.at(-1)?.uid ?? 0)(uid))
    else if (key === 'SINCE') found = found.filter(([, { at }]) => at.getTime() >= readDay(value))
    else if (key === 'BEFORE') found = found.filter(([, { at }]) => at.getTime() < readDay(value))
    else if (key === 'SEEN') found = found.filter(([, { flags }]) => flags.has('\\Seen'))
    else if (key === 'UNSEEN') found = found.filter(([, { flags }]) => !flags.has('\\Seen'))
    if (['UID', 'SINCE', 'BEFORE'].includes(key)) index++
  }
  write(session, `* SEARCH ${found.map(([number, { uid }]) => (byUid ? uid : number)).join(' ')}`.trimEnd())
  write(session, `${tag} OK Searched`)
}

function readDay(text: string): number {
  const [day = '', month = '', year = ''] = text.split('-')
  return Math.floor(Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)) / DAY_MS) * DAY_MS
}

/** FETCH of what a client that shows mail asks for: UID, FLAGS, INTERNALDATE, RFC822.SIZE, whole, in part or the header alone. */
export function fetchMails(session: Session, { tag, name, words }: ImapCommand): void {
  const byUid = name === 'UID FETCH'
  const items = [words[1] ?? []].flat().map(String)
  for (const [number, mail] of pick(session, String(words[0]), byUid)) {
    const asked = byUid && !items.some((item) => item.toUpperCase() === 'UID') ? ['UID', ...items] : items
    const parts = asked.flatMap((item) => fetchItem(mail, item))
    const told = Buffer.concat([
      Buffer.from(`* ${number} FETCH (`),
      ...parts.flatMap((part, index) => (index > 0 ? [Buffer.from(' '), part] : [part])),
      Buffer.from(')\r\n'),
    ])
    if (!session.socket.destroyed) session.socket.write(told)
  }
  write(session, `${tag} OK Fetched`)
}

function fetchItem(mail: StoredMail, item: string): Buffer[] {
  const name = item.toUpperCase()
  if (name === 'UID') return [Buffer.from(`UID ${mail.uid}`)]
  if (name === 'FLAGS') return [Buffer.from(`FLAGS (${[...mail.flags].join(' ')})`)]
  if (name === 'RFC822.SIZE') return [Buffer.from(`RFC822.SIZE ${mail.raw.length}`)]
  if (name === 'INTERNALDATE') return [Buffer.from(`INTERNALDATE "${writeDate(mail.at)}"`)]
  const [, peek, section = '', from, length] = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/.exec(name) ?? []
  if (!name.startsWith('BODY')) return []
  if (!peek) mail.flags.add('\\Seen')
  const whole = section.startsWith('HEADER') ? headerOf(mail.raw) : mail.raw
  const bytes = from === undefined ? whole : whole.subarray(Number(from), Number(from) + Number(length))
  const place = from === undefined ? '' : `<${from}>`
  return [Buffer.concat([Buffer.from(`BODY[${section}]${place} {${bytes.length}}\r\n`), bytes])]
}

function headerOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n')
  return end < 0 ? raw : raw.subarray(0, end + 4)
}

function writeDate(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')
  return `${two(at.getUTCDate())}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${time} +0000`
}

/** STORE of flags (RFC 3501, 6.4.6). */
export function storeFlags(session: Session, { tag, name, words }: ImapCommand): void {
  if (!isWritable(session)) {
    write(session, `${tag} NO Read only`)
    return
  }
  const how = String(words[1]).toUpperCase()
  const flags = [words[2] ?? []].flat().map((word: Word) => String(word))
  for (const [number, mail] of pick(session, String(words[0]), name === 'UID STORE')) {
    if (how.startsWith('-')) for (const flag of flags) mail.flags.delete(flag)
    else mail.flags = new Set([...(how.startsWith('+') ? mail.flags : []), ...flags])
    if (!how.endsWith('.SILENT')) write(session, `* ${number} FETCH (UID ${mail.uid} FLAGS (${[...mail.flags].join(' ')}))`)
  }
  write(session, `${tag} OK Stored`)
}

/** COPY and MOVE (RFC 4315, RFC 6851). */
export function copyMails(session: Session, { tag, name, words }: ImapCommand): void {
  const target = findFolder(session.mailbox!, String(words[1] ?? ''))
  if (!target) {
    write(session, `${tag} NO [TRYCREATE] No such folder`)
    return
  }
  if (!isWritable(session)) {
    write(session, `${tag} NO Read only`)
    return
  }
  const chosen = pick(session, String(words[0]), name.startsWith('UID')).map(([, mail]) => mail)
  const copies = chosen.map(({ raw, flags, at }) => putMail(session.world, target, raw, { flags: [...flags], at }))
  const code = `[COPYUID ${target.uidValidity} ${chosen.map(({ uid }) => uid).join(',')} ${copies.map(({ uid }) => uid).join(',')}]`
  if (!name.endsWith('MOVE')) {
    write(session, `${tag} OK ${chosen.length > 0 ? code : ''} Copied`)
    return
  }
  write(session, `* OK ${code} Moved`)
  session.folder.mails = session.folder.mails.filter((mail) => !chosen.includes(mail))
  tellChanges(session)
  tellListeners(session.world)
  write(session, `${tag} OK Moved`)
}

export function expunge(session: Session, { tag }: ImapCommand): void {
  if (!isWritable(session)) {
    write(session, `${tag} NO Read only`)
    return
  }
  session.folder.mails = session.folder.mails.filter(({ flags }) => !flags.has('\\Deleted'))
  tellChanges(session)
  tellListeners(session.world)
  write(session, `${tag} OK Expunged`)
}
