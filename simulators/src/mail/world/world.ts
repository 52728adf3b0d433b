export interface StoredMail {
  uid: number
  raw: Buffer
  flags: Set<string>
  at: Date
}
export interface Folder {
  name: string
  specialUse: string | null
  uidValidity: number
  uidNext: number
  mails: StoredMail[]
}
/** Answers each mail by itself. A polite one follows RFC 3834; a rude one answers everything, other machines too. */
export interface AutoReply {
  text: string
  rude: boolean
}
export interface Mailbox {
  address: string
  name: string
  password: string
  /** What XOAUTH2 takes; null where that is refused. */
  token: string | null
  folders: Map<string, Folder>
  autoReply: AutoReply | null
  /** Addresses that were answered by the machine. */
  answered: Set<string>
}
/** One mail that the outgoing server took. */
export interface AcceptedMail {
  index: number
  from: string
  to: string[]
  raw: Buffer
  at: Date
}
/** What goes wrong on the way in: at RCPT, before the answer to DATA, or after the mail was taken. */
export interface MailFault {
  at: 'mail' | 'rcpt' | 'data' | 'after-data'
  /** An answer such as `550 5.1.1 No such user`, `drop` for a cut connection, `silence` for none. */
  answer: string
  times: number
}

export interface MailWorld {
  now(): number
  mailboxes: Map<string, Mailbox>
  accepted: AcceptedMail[]
  faults: MailFault[]
  /** Told after anything changed in a folder. */
  listeners: Set<() => void>
  /** No mail is told of while a client waits. */
  muteIdle: boolean
}

export function createMailWorld(now: () => number = Date.now): MailWorld {
  return { now, mailboxes: new Map(), accepted: [], faults: [], listeners: new Set(), muteIdle: false }
}

export function tellListeners(world: MailWorld): void {
  for (const listener of world.listeners) listener()
}
