import { findMailbox } from '../world/mailboxes.ts'
import type { Mailbox } from '../world/world.ts'
import type { ImapCommand } from './read-commands.ts'
import { type Session, write } from './session.ts'

export const CAPABILITIES = 'IMAP4rev1 IDLE UIDPLUS MOVE ID UNSELECT SPECIAL-USE LITERAL+ SASL-IR AUTH=PLAIN AUTH=XOAUTH2'

/** LOGIN and AUTHENTICATE with PLAIN or XOAUTH2 (RFC 3501, 6.2; RFC 4959). */
export function logIn(session: Session, { tag, name, words }: ImapCommand): void {
  const finish = (mailbox: Mailbox | null) => {
    session.mailbox = mailbox
    write(session, mailbox ? `${tag} OK [CAPABILITY ${CAPABILITIES}] Logged in` : `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.`)
  }
  if (name === 'LOGIN') {
    finish(withPassword(session, String(words[0] ?? ''), String(words[1] ?? '')))
    return
  }
  const isToken = String(words[0]).toUpperCase() === 'XOAUTH2'
  const check = (answer: string) => {
    const said = Buffer.from(answer, 'base64').toString()
    if (!isToken) {
      finish(withPassword(session, said.split('\0')[1] ?? '', said.split('\0')[2] ?? ''))
      return
    }
    const mailbox = withToken(session, said)
    if (mailbox) {
      finish(mailbox)
      return
    }
    session.question = () => finish(null)
    write(session, `+ ${Buffer.from('{"status":"401","schemes":"bearer","scope":"mail"}').toString('base64')}`)
  }
  if (words[1] !== undefined) {
    check(String(words[1]))
    return
  }
  session.question = check
  write(session, '+ ')
}

function withPassword({ world }: Session, user: string, password: string): Mailbox | null {
  const mailbox = findMailbox(world, user)
  return mailbox && mailbox.password === password ? mailbox : null
}

function withToken({ world }: Session, said: string): Mailbox | null {
  const [user = '', token = ''] = said.split('\u0001').map((part) => part.replace(/^(user=|auth=Bearer )/, ''))
  const mailbox = findMailbox(world, user)
  return mailbox && mailbox.token !== null && mailbox.token === token ? mailbox : null
}
