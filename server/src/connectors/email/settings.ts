import { z } from 'zod'

const lines = (value: unknown) => (typeof value === 'string' ? value.split(/[\s,;]+/).filter(Boolean) : value)
const address = z
  .string()
  .trim()
  .max(254)
  .transform((text) => text.toLowerCase())
  .pipe(z.email())
/** An address, or `@company.com` for everybody there. */
const writer = z
  .string()
  .trim()
  .max(254)
  .transform((text) => text.toLowerCase())
  .pipe(z.union([z.email(), z.string().regex(/^@[^@\s]+\.[^@\s]+$/)]))
const texts = (value: unknown) =>
  typeof value === 'string'
    ? value
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
    : value
const name = (max: number) => z.string().trim().max(max).default('')
const host = name(253)
const port = z.coerce.number().int().min(1).max(65_535)
const security = z.enum(['tls', 'starttls', 'none'])

export const Settings = z.strictObject({
  /** The mailbox itself, in lower case. Answers come from it. */
  address,
  /** Shown beside the address in what we send. */
  fromName: z.string().trim().max(120).default(''),
  /** Further addresses whose mail is this account's. */
  aliases: z.preprocess(lines, z.array(address).max(100)).default([]),
  /** Who may hand on a customer's mail, so that the customer counts as its sender: other mailboxes, the company's own forms. */
  forwarders: z.preprocess(lines, z.array(writer).max(100)).default([]),
  /** No host: nothing is fetched, as where mail is handed to our own server. */
  imapHost: host,
  imapPort: port.default(993),
  imapSecurity: security.default('tls'),
  /** The sign-in name; the address when empty. */
  imapUser: name(254),
  /** Besides INBOX, as the junk folder. One a line. */
  folders: z.preprocess(texts, z.array(z.string().min(1).max(200)).max(20)).default([]),
  afterReading: z.enum(['nothing', 'seen', 'move']).default('nothing'),
  /** The folder for `move`. */
  moveTo: name(200),
  /** How many days back a mailbox is read when it is connected; 0 is from now on. */
  initialDays: z.coerce.number().int().min(0).max(365).default(0),
  /** Under which the company's own server writes `Authentication-Results`; the header of anybody else is not believed. */
  authservId: name(253),
  smtpHost: host,
  smtpPort: port.default(587),
  smtpSecurity: security.default('starttls'),
  /** The address when empty. */
  smtpUser: name(254),
  /** A copy of what is sent is put there; empty where the server does that itself. */
  sentFolder: name(200),
  /** The mailbox takes `name+anything@domain`. */
  plusAddress: z.boolean().default(false),
  /** Where delivery reports go, with a token after a plus; our own address when empty. */
  bounceAddress: z.union([z.literal(''), address]).default(''),
  /** No domain: mail is not signed by us. */
  dkimDomain: name(253),
  dkimSelector: name(63),
  oauthTokenUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
  oauthClientId: name(300),
})
export type Settings = z.infer<typeof Settings>

const optional = (max: number) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), z.string().trim().min(1).max(max).optional())

export const Secrets = z.strictObject({
  password: optional(1000),
  /** Of the outgoing server, where that is another. */
  smtpPassword: optional(1000),
  accessToken: optional(8000),
  refreshToken: optional(8000),
  clientSecret: optional(4000),
  /** RSA, PKCS #8 in PEM. */
  dkimKey: z.string().trim().min(1).max(16_000),
  /** Signs our Message-IDs, so that answers find their thread. */
  threadKey: z.string().min(32).max(200),
})
export type Secrets = z.infer<typeof Secrets>
