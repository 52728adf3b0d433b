import { sql } from 'kysely'
import type { Author } from '../connectors/channel.ts'
import { mendText } from '../platform/bad-text.ts'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'
import { addAliasesOf } from './add-aliases.ts'
import { customerKeysOf } from './customer-keys.ts'
import { findByAlias, foldStrangers } from './find-by-alias.ts'
import { type Known, type Sender, senderKey } from './known-sender.ts'

/** Who a sender turned out to be. */
export interface Recognised {
  identityId: string
  contactId: string
  kind: 'customer' | 'lead'
  language: string | null
  /** By which the network knows them first; they may have written under another. */
  key: string
  /** Nobody knew them before. */
  isNew: boolean
}

/**
 * Everyone who writes has a contact and an identity afterwards, and is a customer when the directory knows them. Profiles are brought up
 * to date. A few statements for the whole batch; the map's key is `senderKey`.
 */
export async function recogniseSenders(tx: Tx, senders: readonly Sender[], facts: NewFact[]): Promise<Map<string, Recognised>> {
  const latest = latestOf(senders)
  const wanted = [...latest.values()].sort((a, b) => (senderKey(a.channel, a.author.key) < senderKey(b.channel, b.author.key) ? -1 : 1))
  if (wanted.length === 0) return new Map()
  const known = await findKnown(tx, wanted)
  const unknown = wanted.filter(({ channel, author }) => !known.has(senderKey(channel, author.key)))
  if (unknown.length > 0) for (const [key, one] of await findByAlias(tx, unknown)) known.set(key, one)
  const { strangers, sameAs } = foldStrangers(unknown.filter(({ channel, author }) => !known.has(senderKey(channel, author.key))))
  if (strangers.length > 0) for (const [key, one] of await addStrangers(tx, strangers)) known.set(key, one)
  for (const [key, same] of sameAs) known.set(key, known.get(same)!)
  await keepAliases(tx, wanted, known)
  const toMatch = wanted.filter(({ channel, author }) => {
    const one = known.get(senderKey(channel, author.key))!
    return one.customer_id === null && (author.proof !== undefined || strangers.some((s) => s.channel === channel && s.author.key === author.key))
  })
  await matchCustomers(tx, toMatch, known, facts)
  for (const { channel, author } of strangers) {
    const one = known.get(senderKey(channel, author.key))!
    facts.push({
      type: 'contact.created',
      actor: { kind: 'contact', id: one.contact_id },
      data: { contactId: one.contact_id, kind: one.customer_id ? 'customer' : 'lead' },
    })
  }
  await refreshProfiles(
    tx,
    wanted.filter((sender) => !strangers.includes(sender)),
  )
  const fresh = new Set(strangers.map(({ channel, author }) => known.get(senderKey(channel, author.key))!.identity_id))
  return new Map([...known].map(([key, one]) => [key, shapeKnown(one, fresh)]))
}

/** Each sender as they were told of last, with every further key that any of it names: a changed number is told once. */
function latestOf(senders: readonly Sender[]): Map<string, Sender> {
  const latest = new Map<string, Sender>()
  for (const sender of senders) {
    const key = senderKey(sender.channel, sender.author.key)
    const aliases = [...new Set([...(latest.get(key)?.author.aliases ?? []), ...(sender.author.aliases ?? [])])]
    latest.set(key, { ...sender, author: { ...sender.author, aliases } })
  }
  return latest
}

function shapeKnown({ identity_id, contact_id, customer_id, language, first_key }: Known, fresh: ReadonlySet<string>): Recognised {
  const kind = customer_id ? 'customer' : 'lead'
  return { identityId: identity_id, contactId: contact_id, kind, language, key: first_key, isNew: fresh.has(identity_id) }
}

/** Whatever else the network calls them by finds them from now on. */
async function keepAliases(tx: Tx, senders: readonly Sender[], known: ReadonlyMap<string, Known>): Promise<void> {
  const aliases = senders.flatMap(({ channel, author }) => {
    const { identity_id: identityId } = known.get(senderKey(channel, author.key))!
    return (author.aliases ?? []).map((key) => ({ identityId, key }))
  })
  await addAliasesOf(tx, aliases)
}

/** Finds a recognised sender again. */
export function senderOf(recognised: ReadonlyMap<string, Recognised>, channel: string, key: string): Recognised {
  return recognised.get(senderKey(channel, key))!
}

async function findKnown(tx: Tx, senders: readonly Sender[]): Promise<Map<string, Known>> {
  const { rows } =
    await sql<Known>`select i.channel, i.key, i.key as first_key, i.id as identity_id, i.contact_id, i.proven, c.customer_id, c.language
    from unnest(${senders.map((s) => s.channel)}::text[], ${senders.map((s) => s.author.key)}::text[]) as w (channel, key)
    join identities i on i.channel = w.channel and i.key = w.key join contacts c on c.id = i.contact_id`.execute(tx)
  return new Map(rows.map((row) => [senderKey(row.channel, row.key), row]))
}

async function addStrangers(tx: Tx, strangers: readonly Sender[]): Promise<Map<string, Known>> {
  const rows = strangers.map(({ channel, author }) => ({ contact: newId(), identity: newId(), ...profileOf(channel, author) }))
  const { rows: added } = await sql<{
    id: string
  }>`with w as (select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (contact uuid, identity uuid, channel text, key text,
      handle text, name text, picture text, url text, followers int, verified boolean, proven boolean, language text, email text, phone text, details jsonb)),
    c as (insert into contacts (id, name, language, email, phone) select contact, name, language, email, phone from w)
    insert into identities (id, contact_id, channel, key, handle, name, picture_url, profile_url, followers, verified, proven, details)
      select identity, contact, channel, key, handle, name, picture, url, followers, coalesce(verified, false), proven, details from w
      on conflict (channel, key) do nothing returning id`.execute(tx)
  if (added.length < rows.length) {
    // Another account's lane met the same person at the same moment: the identity decides, and a contact without one is taken back.
    await sql`delete from contacts c where c.id = any(${rows.map((row) => row.contact)}::uuid[]) and not exists (select 1 from identities i where i.contact_id = c.id)`.execute(
      tx,
    )
    return findKnown(tx, strangers)
  }
  return new Map(rows.map((row) => [senderKey(row.channel, row.key), firstSeen(row)]))
}

function firstSeen(row: ReturnType<typeof profileOf> & { contact: string; identity: string }): Known {
  const { channel, key, language, proven } = row
  return { channel, key, first_key: key, language, proven, identity_id: row.identity, contact_id: row.contact, customer_id: null }
}

async function matchCustomers(tx: Tx, senders: readonly Sender[], known: Map<string, Known>, facts: NewFact[]): Promise<void> {
  const keys = senders.flatMap(({ channel, author }) =>
    customerKeysOf(channel, author).map((key) => ({ ...key, sender: senderKey(channel, author.key) })),
  )
  if (keys.length === 0) return
  const { rows } = await sql<{ sender: string; customer_id: string }>`select distinct on (w.sender) w.sender, k.customer_id
    from unnest(${keys.map((k) => k.sender)}::text[], ${keys.map((k) => k.kind)}::text[], ${keys.map((k) => k.value)}::text[]) as w (sender, kind, value)
    join customer_keys k on k.kind = w.kind and k.value = w.value join customers c on c.id = k.customer_id and c.retired_at is null order by w.sender`.execute(
    tx,
  )
  if (rows.length === 0) return
  for (const { sender, customer_id } of rows) {
    const one = known.get(sender)!
    known.set(sender, { ...one, customer_id })
    facts.push({ type: 'contact.recognised', actor: { kind: 'platform', id: null }, data: { contactId: one.contact_id, customerId: customer_id } })
  }
  await sql`update contacts c set customer_id = w.customer, updated_at = now()
    from unnest(${rows.map((r) => known.get(r.sender)!.contact_id)}::uuid[], ${rows.map((r) => r.customer_id)}::uuid[]) as w (contact, customer)
    where c.id = w.contact and c.customer_id is null`.execute(tx)
}

/** Names, pictures and follower counts change; written only when they did, since most messages change nothing. */
async function refreshProfiles(tx: Tx, senders: readonly Sender[]): Promise<void> {
  if (senders.length === 0) return
  const rows = senders.map(({ channel, author }) => profileOf(channel, author))
  await sql`update identities i set handle = coalesce(w.handle, i.handle), name = case when w.named then w.name else i.name end, picture_url = coalesce(w.picture, i.picture_url),
      profile_url = coalesce(w.url, i.profile_url), followers = coalesce(w.followers, i.followers), verified = coalesce(w.verified, i.verified),
      proven = i.proven or w.proven, details = i.details || w.details, seen_at = now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as w (channel text, key text, handle text, name text, named boolean, picture text, url text, followers int, verified boolean, proven boolean, details jsonb)
    where i.channel = w.channel and i.key = w.key and ((w.named and i.name is distinct from w.name) or i.handle is distinct from coalesce(w.handle, i.handle)
      or i.picture_url is distinct from coalesce(w.picture, i.picture_url) or i.followers is distinct from coalesce(w.followers, i.followers)
      or i.verified is distinct from coalesce(w.verified, i.verified) or (w.proven and not i.proven) or not i.details @> w.details
      or i.seen_at < now() - interval '1 hour')`.execute(tx)
  // A name or address typed into the pre-chat form fills what is empty; it never overwrites what a person captured.
  const given = rows.filter((row) => row.email || row.phone)
  if (given.length === 0) return
  await sql`update contacts c set email = coalesce(c.email, w.email), phone = coalesce(c.phone, w.phone), name = case when c.name = any(${NAMELESS}::text[]) then w.name else c.name end
    from json_to_recordset(${JSON.stringify(given)}::json) as w (channel text, key text, name text, email text, phone text)
    join identities i on i.channel = w.channel and i.key = w.key where c.id = i.contact_id`.execute(tx)
}

/** What a visitor is called who has not said a name. */
const NAMELESS = ['Visitante', 'Visitor', 'Visitante web']

function profileOf(channel: string, author: Author) {
  return {
    channel,
    key: author.key,
    handle: author.handle ?? null,
    name: (author.name !== author.key && mendText(author.name).slice(0, 200)) || author.handle || author.key,
    named: author.name !== '' && author.name !== author.key,
    picture: author.pictureUrl ?? null,
    url: author.profileUrl ?? null,
    followers: author.followers ?? null,
    verified: author.verified ?? null,
    proven: author.proof !== undefined,
    language: author.language ?? null,
    email: author.proof?.email ?? author.details?.email ?? null,
    phone: author.proof?.phone ?? author.details?.phone ?? null,
    details: author.details ?? {},
  }
}
