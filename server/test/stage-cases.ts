import { PERMISSIONS, type Permission, type Scope } from '@atalaya/shared/contract/permissions.ts'
import type { Insertable } from 'kysely'
import type { Caller } from '../src/platform/caller.ts'
import { inTransaction, type Tx } from '../src/platform/db.ts'
import type { Schema } from '../src/platform/db-types.gen.ts'
import { newId } from '../src/platform/ids.ts'
import { addPerson } from '../src/staff/add-person.ts'
import { addTeam } from '../src/staff/add-team.ts'
import { type TestApp, testApp } from './test-app.ts'

/** Work on the desk without the networks: people who write, and cases as intake leaves them. */
export interface Stage extends TestApp {
  accountId: string
  /** A person who works here, as the caller they would be: allowed everything within that scope, unless told otherwise. */
  worker(scope?: Scope, teamIds?: readonly string[], permissions?: readonly Permission[]): Promise<Caller>
  team(): Promise<string>
  contact(name?: string): Promise<string>
  /** A case of one inbound message, or of the texts given, a second apart and ending now. */
  open(options?: Partial<Insertable<Schema['cases']>> & { texts?: readonly string[] }): Promise<string>
  /** One more message in the case, now. */
  say(caseId: string, direction: 'in' | 'out', message?: Partial<Insertable<Schema['messages']>>): Promise<string>
  run<T>(change: (tx: Tx) => Promise<T>): Promise<T>
  caseRow(caseId: string): ReturnType<typeof readRow>
  /** The types of the facts of a case in order. */
  facts(caseId: string): Promise<string[]>
}

const readRow = (app: TestApp, caseId: string) => app.db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()

export async function stageCases(): Promise<Stage> {
  const app = await testApp()
  const { db, clock } = app
  const accountId = newId()
  await db
    .insertInto('accounts')
    .values({ id: accountId, channel: 'x', provider_id: '1', handle: 'banco', name: 'Banco', response_target_s: 600 })
    .execute()

  async function contact(name = 'Lucía Núñez'): Promise<string> {
    const id = newId()
    await db.insertInto('contacts').values({ id, name }).execute()
    await db.insertInto('identities').values({ id: newId(), contact_id: id, channel: 'x', key: id, handle: 'lucia', name }).execute()
    return id
  }

  async function conversation(contactId: string, caseId: string): Promise<string> {
    const identity = await db.selectFrom('identities').select('id').where('contact_id', '=', contactId).executeTakeFirstOrThrow()
    const id = newId()
    await db
      .insertInto('conversations')
      .values({ id, account_id: accountId, contact_id: contactId, identity_id: identity.id, thread_key: id, visibility: 'private', case_id: caseId })
      .execute()
    return id
  }

  async function message(row: Partial<Insertable<Schema['messages']>> & { conversation_id: string; contact_id: string; direction: string }) {
    const id = newId()
    const inbound = row.direction === 'in'
    const made = { id, account_id: accountId, visibility: 'private', author_kind: inbound ? 'contact' : 'person', text: 'hola', sent_at: clock.now() }
    await db
      .insertInto('messages')
      .values({ ...made, state: inbound ? 'received' : 'sent', ...row })
      .execute()
    return id
  }

  return {
    ...app,
    accountId,
    contact,
    async worker(scope = 'all', teamIds = [], permissions = PERMISSIONS) {
      const { personId } = await inTransaction(db, (tx) =>
        addPerson(tx, { name: 'Agente', email: `${newId()}@atalaya.example`, profileKey: 'agent', teamIds }),
      )
      return { kind: 'person', id: personId, permissions: new Set(permissions), scope, teamIds, locale: 'es', at: clock.now() }
    },
    async team() {
      return (await inTransaction(db, (tx) => addTeam(tx, { name: `Equipo ${newId()}` }))).teamId
    },
    async open({ texts = ['no puedo entrar en la app'], ...given } = {}) {
      const id = given.id ?? newId()
      const contactId = given.contact_id ?? (await contact())
      const now = clock.now().getTime()
      const at = (index: number) => new Date(now - (texts.length - 1 - index) * 1000)
      const first = at(0)
      await db
        .insertInto('cases')
        .values({
          id,
          contact_id: contactId,
          account_id: accountId,
          channel: 'x',
          visibility: 'private',
          title: texts[0] ?? '',
          preview: texts.at(-1) ?? '',
          last_message_at: clock.now(),
          last_inbound_at: clock.now(),
          waiting_since: first,
          due_at: new Date(first.getTime() + 600_000),
          messages: texts.length,
          opened_at: first,
          ...given,
        })
        .execute()
      const conversationId = await conversation(contactId, id)
      for (const [index, text] of texts.entries())
        await message({ conversation_id: conversationId, contact_id: contactId, direction: 'in', case_id: id, text, sent_at: at(index) })
      return id
    },
    async say(caseId, direction, given = {}) {
      const { id, contact_id } = await db
        .selectFrom('conversations')
        .select(['id', 'contact_id'])
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow()
      return message({ conversation_id: id, contact_id, case_id: caseId, direction, ...given })
    },
    run: (change) => inTransaction(db, change),
    caseRow: (caseId) => readRow(app, caseId),
    async facts(caseId) {
      const rows = await db.selectFrom('facts').select(['type', 'data']).orderBy('seq').execute()
      return rows.flatMap(({ type, data }) => ((data as { caseId?: string }).caseId === caseId ? [type] : []))
    },
  }
}
