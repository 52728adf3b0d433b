import { plainLetters } from '../../../../tools/seed/names.ts'
import type { Saying } from '../customers-write.ts'
import type { Simulator } from '../simulator.ts'
import { MAILBOX } from './bank-mailbox.ts'

const MOST_OF_SUBJECT = 60

/** Lets a customer write to the bank's mailbox, or answer its last mail. Returns their address. */
export function gatherCorrespondents(network: Simulator): (saying: Saying) => Promise<string> {
  const seated = new Set<string>()
  return async ({ person, text, replyTo }) => {
    const address = person.email ?? `${person.name.split(' ').slice(0, 2).map(plainLetters).join('.')}@correo.example`
    // A mailbox that is made again is empty.
    const { mailboxes } = seated.has(address) ? { mailboxes: [] } : await network.call('GET', '/mailboxes')
    const there = seated.has(address) || (mailboxes as { address: string }[]).some((one) => one.address === address)
    if (!there) await network.call('POST', '/mailboxes', { address, name: person.name })
    seated.add(address)
    const { mails } = replyTo ? await network.call('GET', `/mails/${encodeURIComponent(address)}`) : { mails: [] }
    const [last] = mails as { uid: number }[]
    await network.call('POST', '/mails', {
      from: address,
      to: MAILBOX,
      subject: subjectOf(text),
      text: `${text}\n\n${person.name}`,
      ...(last && { answers: last.uid }),
    })
    return address
  }
}

/** As people do: the beginning of what they want to say. */
function subjectOf(text: string): string {
  const first = (text.split(/[.!?\n]/).find((part) => part.trim().length > 12) ?? text).replace(/^[\s¡¿,]+/, '').trim()
  return first.length <= MOST_OF_SUBJECT ? first : `${first.slice(0, MOST_OF_SUBJECT).replace(/\s+\S*$/, '')}…`
}
