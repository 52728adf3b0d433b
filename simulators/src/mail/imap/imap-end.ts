import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { MailWorld } from '../world/world.ts'
import { appendMail, createFolder, listFolders, selectFolder, tellStatus } from './folder-commands.ts'
import { CAPABILITIES, logIn } from './log-in.ts'
import { copyMails, expunge, fetchMails, search, storeFlags } from './message-commands.ts'
import { createCommandReader, type ImapCommand } from './read-commands.ts'
import { type Session, tellChanges, write } from './session.ts'

export interface ImapEnd {
  port: number
  /** How many clients are waiting to be told of mail. */
  countIdling(): number
  /** Cuts every connection. */
  drop(): void
  close(): Promise<void>
}

type Carry = (session: Session, command: ImapCommand) => void

const LOGGED_IN: Readonly<Record<string, Carry>> = {
  SELECT: selectFolder,
  EXAMINE: selectFolder,
  LIST: listFolders,
  LSUB: listFolders,
  STATUS: tellStatus,
  CREATE: createFolder,
  APPEND: appendMail,
  SUBSCRIBE: (session, { tag }) => write(session, `${tag} OK Subscribed`),
}

const SELECTED: Readonly<Record<string, Carry>> = {
  SEARCH: search,
  'UID SEARCH': search,
  FETCH: fetchMails,
  'UID FETCH': fetchMails,
  STORE: storeFlags,
  'UID STORE': storeFlags,
  COPY: copyMails,
  'UID COPY': copyMails,
  'UID MOVE': copyMails,
  EXPUNGE: expunge,
  'UID EXPUNGE': expunge,
  IDLE(session, { tag }) {
    session.idling = tag
    write(session, '+ idling')
    if (!session.world.muteIdle) tellChanges(session)
  },
}

/** A server of IMAP4rev1 (RFC 3501) with IDLE, UIDPLUS, MOVE and SPECIAL-USE over the mailboxes of the world, in the clear and for this machine only. */
export async function startImapEnd(world: MailWorld, port: number, host: string): Promise<ImapEnd> {
  const sessions = new Set<Session>()
  const server = createServer((socket) => serve(world, socket, sessions))
  const listener = () => {
    if (world.muteIdle) return
    for (const session of sessions) if (session.idling) tellChanges(session)
  }
  world.listeners.add(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const drop = () => {
    for (const { socket } of sessions) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    countIdling: () => [...sessions].filter(({ idling }) => idling !== null).length,
    drop,
    async close() {
      world.listeners.delete(listener)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      drop()
      await closed
    },
  }
}

function serve(world: MailWorld, socket: Socket, sessions: Set<Session>): void {
  const session: Session = { world, socket, mailbox: null, folder: null, validity: 0, readOnly: false, view: [], idling: null, question: null }
  sessions.add(session)
  socket.on('error', () => undefined)
  socket.once('close', () => sessions.delete(session))
  const read = createCommandReader(
    (command) => carryOut(session, command),
    () => write(session, '+ go on'),
  )
  socket.on('data', read)
  write(session, `* OK [CAPABILITY ${CAPABILITIES}] ready`)
}

function carryOut(session: Session, command: ImapCommand): void {
  const { tag, name } = command
  if (session.question) {
    const answer = session.question
    session.question = null
    answer(tag)
    return
  }
  if (session.idling) {
    if (tag.toUpperCase() !== 'DONE') return
    const idle = session.idling
    session.idling = null
    write(session, `${idle} OK Idled`)
    return
  }
  if (name === 'CAPABILITY') write(session, `* CAPABILITY ${CAPABILITIES}`)
  if (name === 'ID') write(session, '* ID ("name" "mail simulator")')
  if (name === 'LOGOUT') {
    write(session, '* BYE bye')
    write(session, `${tag} OK Bye`)
    return void session.socket.end()
  }
  if (name === 'LOGIN' || name === 'AUTHENTICATE') {
    logIn(session, command)
    return
  }
  if (['CAPABILITY', 'ID', 'NOOP', 'CHECK', 'CLOSE', 'UNSELECT'].includes(name)) {
    tellChanges(session)
    if (name === 'CLOSE' || name === 'UNSELECT') session.folder = null
    write(session, `${tag} OK Done`)
    return
  }
  const carry = LOGGED_IN[name] ?? SELECTED[name]
  if (!carry) {
    write(session, `${tag} BAD Unknown command`)
    return
  }
  if (!session.mailbox || (SELECTED[name] && !session.folder)) {
    write(session, `${tag} BAD Not now`)
    return
  }
  // Between commands is when a client may be told; not within one that counts by sequence numbers (RFC 3501, 7.4.1).
  if (name.startsWith('UID')) tellChanges(session)
  carry(session, command)
}
