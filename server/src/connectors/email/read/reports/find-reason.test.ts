import { expect, test } from 'vitest'
import { findReason } from './find-reason.ts'

test.each([
  ['5.1.1', '', 'unknown-user'],
  ['5.1.10', 'RecipientNotFound', 'unknown-user'],
  ['5.1.2', '', 'unknown-domain'],
  ['4.2.2', '', 'mailbox-full'],
  ['5.2.2', '', 'mailbox-full'],
  ['5.2.1', '', 'mailbox-disabled'],
  ['5.2.1', '550 5.2.1 The email account that you tried to reach is over quota', 'mailbox-full'],
  ['5.3.4', '', 'too-large'],
  ['5.7.1', '', 'filtered'],
  ['5.7.1', '550 5.7.1 Recipient address rejected: user unknown', 'unknown-user'],
  ['5.7.26', 'Unauthenticated email is not accepted due to DMARC policy', 'filtered'],
  ['4.4.7', '', 'expired'],
  ['5.0.0', '550 No such user here', 'unknown-user'],
  ['5.0.0', '554 Service unavailable; Client host blocked using zen.spamhaus.org', 'filtered'],
  ['', '552 Mailbox full', 'mailbox-full'],
  ['', 'El buzón del destinatario está lleno', 'mailbox-full'],
  ['', 'A caixa de correio do destinatário está cheia', 'mailbox-full'],
  ['', 'La dirección de correo no se encontró: usuario desconocido', 'unknown-user'],
  ['', 'O destinatário não existe', 'unknown-user'],
  ['', '550 Host unknown', 'unknown-domain'],
  ['', '450 try again later', 'bounced-soft'],
  ['4.0.0', '', 'bounced-soft'],
  ['5.0.0', '', 'bounced-hard'],
  ['', '', 'bounced-hard'],
])('%j with %j is %s', (status, words, reason) => {
  expect(findReason(status, words)).toBe(reason)
})
