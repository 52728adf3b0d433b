import { findFolder, makeFolder, putMail } from '../world/mailboxes.ts'
import type { Folder } from '../world/world.ts'
import type { ImapCommand } from './read-commands.ts'
import { quote, type Session, write } from './session.ts'

/** SELECT and EXAMINE (RFC 3501, 6.3.1). */
export function selectFolder(session: Session, { tag, name, words }: ImapCommand): void {
  const folder = findFolder(session.mailbox!, String(words[0] ?? ''))
  if (!folder) {
    session.folder = null
    write(session, `${tag} NO [NONEXISTENT] No such folder`)
    return
  }
  Object.assign(session, { folder, validity: folder.uidValidity, readOnly: name === 'EXAMINE', view: [...folder.mails] })
  write(session, '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)')
  write(session, '* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)] Flags')
  write(session, `* ${folder.mails.length} EXISTS`)
  write(session, '* 0 RECENT')
  write(session, `* OK [UIDVALIDITY ${folder.uidValidity}] UIDs valid`)
  write(session, `* OK [UIDNEXT ${folder.uidNext}] Next UID`)
  write(session, `${tag} OK [${session.readOnly ? 'READ-ONLY' : 'READ-WRITE'}] Selected`)
}

/** LIST and LSUB: all folders whatever the pattern, but for the one that asks for the delimiter. */
export function listFolders(session: Session, { tag, name, words }: ImapCommand): void {
  if (words.some((word) => word === '')) {
    if (String(words[1] ?? '') === '') {
      write(session, `* ${name} (\\Noselect) "/" ""`)
      write(session, `${tag} OK Listed`)
      return
    }
  }
  for (const { name: folder, specialUse } of session.mailbox!.folders.values())
    write(session, `* ${name} (\\HasNoChildren${specialUse && name === 'LIST' ? ` ${specialUse}` : ''}) "/" ${quote(folder)}`)
  write(session, `${tag} OK Listed`)
}

export function tellStatus(session: Session, { tag, words }: ImapCommand): void {
  const folder = findFolder(session.mailbox!, String(words[0] ?? ''))
  if (!folder) {
    write(session, `${tag} NO [NONEXISTENT] No such folder`)
    return
  }
  const values: Record<string, number> = {
    MESSAGES: folder.mails.length,
    UIDNEXT: folder.uidNext,
    UIDVALIDITY: folder.uidValidity,
    UNSEEN: folder.mails.filter(({ flags }) => !flags.has('\\Seen')).length,
    RECENT: 0,
  }
  const asked = Array.isArray(words[1]) ? words[1].map((word) => String(word).toUpperCase()) : []
  write(session, `* STATUS ${quote(folder.name)} (${asked.flatMap((item) => (item in values ? `${item} ${values[item]}` : [])).join(' ')})`)
  write(session, `${tag} OK Status`)
}

export function createFolder(session: Session, { tag, words }: ImapCommand): void {
  const name = String(words[0] ?? '')
  const { folders } = session.mailbox!
  if (folders.has(name)) {
    write(session, `${tag} NO [ALREADYEXISTS] It exists`)
    return
  }
  folders.set(name, makeFolder(session.world, name, null))
  write(session, `${tag} OK Created`)
}

/** APPEND with flags and a date if they are given (RFC 3501, 6.3.11; RFC 4315). */
export function appendMail(session: Session, { tag, words }: ImapCommand): void {
  const folder = findFolder(session.mailbox!, String(words[0] ?? ''))
  const raw = words.at(-1)
  if (!folder || typeof raw !== 'string') {
    write(session, `${tag} NO [TRYCREATE] No such folder`)
    return
  }
  const flags = words.slice(1).find((word) => Array.isArray(word)) ?? []
  const { uid } = putMail(session.world, folder, Buffer.from(raw, 'latin1'), { flags: (flags as unknown[]).map(String) })
  write(session, `${tag} OK [APPENDUID ${folder.uidValidity} ${uid}] Appended`)
}

export const isWritable = (session: Session): session is Session & { folder: Folder } => session.folder !== null && !session.readOnly
