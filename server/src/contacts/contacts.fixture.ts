import { Readable } from 'node:stream'
import type { TestApp } from '../../test/test-app.ts'
import type { Author } from '../connectors/channel.ts'
import { inTransaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { recogniseSenders, senderOf } from './recognise-senders.ts'

/** Somebody has written on X; their contact. */
export async function someoneOnX({ db }: Pick<TestApp, 'db'>, author: Partial<Author> & { name: string }): Promise<string> {
  const key = author.key ?? newId()
  const known = await inTransaction(db, (tx) => recogniseSenders(tx, [{ channel: 'x', author: { ...author, key } }], []))
  return senderOf(known, 'x', key).contactId
}

/** A file that the person has uploaded; its id. */
export async function uploaded({ db, platform }: TestApp, personId: string, content: string | Buffer, name = 'clientes.csv'): Promise<string> {
  const id = newId()
  const { size, sha256 } = await platform.files.put(id, Readable.from([Buffer.from(content)]), 50_000_000)
  await db
    .insertInto('files')
    .values({ id, name, mime: 'text/csv', size, sha256, created_by: `person:${personId}` })
    .execute()
  return id
}
