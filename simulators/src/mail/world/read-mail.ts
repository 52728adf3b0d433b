import PostalMime from 'postal-mime'

export interface MailView {
  messageId: string
  references: string[]
  from: string
  fromName: string
  /** Where an answer goes. */
  replyTo: string
  to: string[]
  subject: string
  text: string
  automatic: boolean
  headers: Record<string, string>
}

/** What a customer's program shows of a mail. */
export async function readMail(raw: Buffer): Promise<MailView> {
  const mail = await PostalMime.parse(raw)
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))
  const from = mail.from?.address ?? ''
  return {
    messageId: mail.messageId ?? '',
    references: mail.references?.split(/\s+/).filter(Boolean) ?? [],
    from,
    fromName: mail.from?.name || from,
    replyTo: mail.replyTo?.[0]?.address ?? from,
    to: (mail.to ?? []).flatMap(({ address }) => address ?? []),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    automatic: /^(?!no\b)/i.test(headers['auto-submitted'] ?? 'no') || 'list-id' in headers,
    headers,
  }
}
