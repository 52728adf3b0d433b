import type { ContactRow, listContacts as Contract } from '@atalaya/shared/contract/contacts.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Reader } from '../platform/db.ts'
import { matchWords } from './match-words.ts'
import { parsePlace, printPlace, utcMicros } from './page-place.ts'
import { shapeContactRows } from './shape-contact-rows.ts'

type Input = z.infer<(typeof Contract)['input']>

/** Contacts, newest first. Words are looked for in names, handles, customer numbers and e-mail addresses, without regard to accents. */
export async function listContacts(db: Reader, input: Input): Promise<{ rows: z.infer<typeof ContactRow>[]; nextCursor: string | null }> {
  const { rows: places } = await contactsStatement(input, input.limit + 1).execute(db)
  const shown = places.slice(0, input.limit)
  const rows = await shapeContactRows(
    db,
    shown.map((place) => place.id),
  )
  const last = places.length > input.limit ? shown.at(-1) : undefined
  return { rows, nextCursor: last ? printPlace(last) : null }
}

/**
 * The ids of one page. Each place where words may stand is a walk of its own, already in order and cut to the page: a common word is found
 * by reading the newest contacts, a rare one by its trigrams, and the planner chooses for each.
 */
export function contactsStatement({ kind, words, cursor }: Pick<Input, 'kind' | 'words' | 'cursor'>, limit: number) {
  const base = sql`c.merged_into is null and ${KINDS[kind]} and ${beyond(cursor)}`
  const walk = (from: RawBuilder<unknown>, folded: RawBuilder<unknown> | null) => {
    const where = folded ? sql.join([base, ...matchWords(words, folded)], sql` and `) : base
    return sql`(select c.id, c.created_at from ${from} where ${where} order by c.created_at desc, c.id desc limit ${limit})`
  }
  const places = kind === 'lead' ? OF_CONTACTS : [...OF_CONTACTS, OF_CUSTOMERS]
  const walks = words?.trim() ? places.map(([from, folded]) => walk(from, folded)) : [walk(sql`contacts c`, null)]
  return sql<{ id: string; at: string }>`
    select id, ${utcMicros(sql`created_at`)} as at
    from (${sql.join(walks, sql` union `)}) p order by created_at desc, id desc limit ${limit}`
}

const KINDS = { all: sql`true`, customer: sql`c.customer_id is not null`, lead: sql`c.customer_id is null` }
/** Where words may stand, and the text there as the index has it. */
type PlaceOfWords = readonly [from: RawBuilder<unknown>, folded: RawBuilder<unknown>]
const OF_CONTACTS: readonly PlaceOfWords[] = [
  [sql`contacts c`, sql`public.fold(c.name)`],
  [sql`contacts c`, sql`public.fold(c.email)`],
  [sql`identities i join contacts c on c.id = i.contact_id`, sql`public.fold(coalesce(i.handle, '') || ' ' || i.name)`],
]
const OF_CUSTOMERS: PlaceOfWords = [
  sql`customers u join contacts c on c.customer_id = u.id`,
  sql`public.fold(u.name || ' ' || u.number || ' ' || coalesce(u.email, ''))`,
]

function beyond(cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql`true`
  const { at, id } = parsePlace(cursor)
  return sql`(c.created_at, c.id) < (${at}::timestamptz, ${id}::uuid)`
}
