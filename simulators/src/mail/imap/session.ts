import type { Socket } from 'node:net'
import type { Folder, Mailbox, MailWorld, StoredMail } from '../world/world.ts'

/** One client's connection. `view` are the mails as the client knows them: its sequence numbers count these. */
export interface Session {
  world: MailWorld
  socket: Socket
  mailbox: Mailbox | null
  folder: Folder | null
  validity: number
  readOnly: boolean
  view: StoredMail[]
  /** The tag of the IDLE that goes on. */
  idling: string | null
  /** What the next bare line answers. */
  question: ((answer: string) => void) | null
}

export function write(session: Session, line: string): void {
  if (!session.socket.destroyed) session.socket.write(`${line}\r\n`, 'latin1')
}

/** Tells what came and went in the folder since the client last heard of it. A folder that was numbered anew ends the connection. */
export function tellChanges(session: Session): void {
  const { folder } = session
  if (!folder) return
  if (folder.uidValidity !== session.validity) return void session.socket.destroy()
  const present = new Set(folder.mails)
  for (let index = session.view.length - 1; index >= 0; index--) {
    if (present.has(session.view[index]!)) continue
    session.view.splice(index, 1)
    write(session, `* ${index + 1} EXPUNGE`)
  }
  if (folder.mails.length > session.view.length) {
    session.view = [...folder.mails]
    write(session, `* ${session.view.length} EXISTS`)
  }
}

export const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`
