import { type AutoReply, type Folder, type Mailbox, type MailWorld, type StoredMail, tellListeners } from './world.ts'

const FOLDERS: readonly [string, string | null][] = [
  ['INBOX', null],
  ['Junk', '\\Junk'],
  ['Sent', '\\Sent'],
  ['Trash', '\\Trash'],
  ['Archive', '\\Archive'],
]

export interface NewMailbox {
  address: string
  name?: string
  password?: string
  token?: string | null
  autoReply?: AutoReply | null
}

/** A mailbox with the usual folders, under an address in lower case. */
export function addMailbox(world: MailWorld, { address, name, password = 'secret', token = null, autoReply = null }: NewMailbox): Mailbox {
  const key = address.toLowerCase()
  const folders = new Map(FOLDERS.map(([folder, specialUse]) => [folder, makeFolder(world, folder, specialUse)]))
  const mailbox: Mailbox = { address: key, name: name ?? key, password, token, folders, autoReply, answered: new Set() }
  world.mailboxes.set(key, mailbox)
  return mailbox
}

export function makeFolder(world: MailWorld, name: string, specialUse: string | null): Folder {
  return { name, specialUse, uidValidity: Math.floor(world.now() / 1000) % 4_000_000_000, uidNext: 1, mails: [] }
}

/** The mailbox of an address, whatever stands after a plus. */
export function findMailbox(world: MailWorld, address: string): Mailbox | undefined {
  return world.mailboxes.get(address.toLowerCase().replace(/\+[^@]*@/, '@'))
}

export function findFolder(mailbox: Mailbox, name: string): Folder | undefined {
  return mailbox.folders.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name)
}

export function putMail(
  world: MailWorld,
  folder: Folder,
  raw: Buffer,
  { flags = [], at }: { flags?: readonly string[]; at?: Date } = {},
): StoredMail {
  const mail: StoredMail = { uid: folder.uidNext++, raw, flags: new Set(flags), at: at ?? new Date(world.now()) }
  folder.mails.push(mail)
  tellListeners(world)
  return mail
}

/** Numbers the folder's mails anew, as servers do after a repair. */
export function renumberFolder(world: MailWorld, folder: Folder): void {
  folder.uidValidity++
  folder.mails = folder.mails.map((mail, index) => ({ ...mail, uid: index + 1 }))
  folder.uidNext = folder.mails.length + 1
  tellListeners(world)
}
