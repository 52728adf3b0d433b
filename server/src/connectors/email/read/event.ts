import { createHash } from 'node:crypto'
import { z } from 'zod'
import { mailKey } from '../transport/imap/mail-key.ts'

/** What is told of a mail beside its bytes: how it came and what was found out on the way. */
export const MailEvent = z.object({
  via: z.enum(['imap', 'smtp']),
  receivedAt: z.coerce.date(),
  envelope: z.object({ from: z.string(), to: z.array(z.string()), remote: z.string().optional(), helo: z.string().optional() }).nullish(),
  uid: z.string().nullish(),
  verdict: z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string() }).nullish(),
  /** Why the bytes are not the whole mail. */
  note: z.object({ code: z.string() }).nullish(),
})
export type MailEvent = z.infer<typeof MailEvent>

/** The same for each copy of a mail handed to the same recipients; without the mail itself, for the same words about it. */
export function eventKey(body: string, original?: Uint8Array): string {
  if (!original) return `mail:${createHash('sha256').update(body).digest('hex')}`
  return mailKey(original, recipientsOf(body))
}

function recipientsOf(body: string): string {
  try {
    return [...(MailEvent.parse(JSON.parse(body)).envelope?.to ?? [])].sort().join(' ').toLowerCase()
  } catch {
    return ''
  }
}
