import type { ConnectedAccount } from '../../channel.ts'

/** `none` sends the password in the clear and is for a server on this machine or one that the operator allowed. */
export type Security = 'tls' | 'starttls' | 'none'

/** What carrying mail needs of the settings. */
export interface MailSettings {
  /** The mailbox itself, in lower case. */
  address: string
  fromName: string
  /** No host: nothing is fetched, as where mail is handed to our own server. */
  imapHost: string
  imapPort: number
  imapSecurity: Security
  /** The address when empty. */
  imapUser: string
  /** Besides INBOX, as the junk folder. */
  folders: string[]
  afterReading: 'nothing' | 'seen' | 'move'
  moveTo: string
  /** How many days back a mailbox is read when it is connected; 0 is from now on. */
  initialDays: number
  /** Name under which our own mail exchanger writes its verdict on senders; others' are not believed. */
  authservId: string
  smtpHost: string
  smtpPort: number
  smtpSecurity: Security
  smtpUser: string
  /** A copy of what is sent is put there; empty where the server does that itself. */
  sentFolder: string
  /** The mailbox takes `name+anything@domain`. */
  plusAddress: boolean
  /** Where delivery reports go, with a token after a plus; our own address when empty. */
  bounceAddress: string
  /** No domain: mail is not signed by us. */
  dkimDomain: string
  dkimSelector: string
  oauthTokenUrl: string
  oauthClientId: string
}

export interface MailSecrets {
  password?: string | undefined
  /** Of the outgoing server, where that is another. */
  smtpPassword?: string | undefined
  accessToken?: string | undefined
  refreshToken?: string | undefined
  clientSecret?: string | undefined
  /** Signs our Message-IDs. */
  threadKey: string
  /** RSA, PKCS #8 in PEM. */
  dkimKey: string
}

export type MailAccount = ConnectedAccount<MailSettings, MailSecrets>
