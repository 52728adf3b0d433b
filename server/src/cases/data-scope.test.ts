import type { Scope } from '@atalaya/shared/contract/permissions.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { stageCases } from '../../test/stage-cases.ts'
import { conversationScope } from '../conversations/conversation-scope.ts'
import { accessCase } from './access-case.ts'
import { canSee, scopeOf, scopePieces } from './data-scope.ts'
import { readSight } from './read-sight.ts'

test('the rules for lists, for the pieces of a list, for conversations and for the live stream agree on every case', async () => {
  const stage = await stageCases()
  const { db } = stage
  const teams = [await stage.team(), await stage.team(), await stage.team()]
  const [me, other] = [await stage.worker(), await stage.worker()]
  const owners = [null, me.id, other.id]
  const notes = new Map<string, string>()
  for (const owner_id of owners) {
    for (const team_id of [null, ...teams]) {
      for (const watching of ['nobody', 'follower', 'mentioned', 'stranger'] as const) {
        const caseId = await stage.open({ owner_id, team_id })
        const personId = watching === 'stranger' ? other.id : me.id
        if (watching === 'follower' || watching === 'stranger')
          await db.insertInto('followers').values({ case_id: caseId, person_id: personId }).execute()
        if (watching !== 'mentioned') continue
        notes.set(caseId, crypto.randomUUID())
        await db
          .insertInto('notes')
          .values({ id: notes.get(caseId)!, case_id: caseId, author_id: other.id, text: 'mira' })
          .execute()
        await db
          .insertInto('mentions')
          .values({ person_id: me.id, note_id: notes.get(caseId)!, case_id: caseId })
          .execute()
      }
    }
  }
  const all = (await db.selectFrom('cases').select('id').execute()).map(({ id }) => id)
  const sight = await readSight(db, all)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Scope>('own', 'team', 'all'), fc.subarray(teams), fc.boolean(), async (scope, teamIds, isKey) => {
      const caller = { ...me, scope, teamIds, ...(isKey && { kind: 'key' as const, id: crypto.randomUUID() }) }
      const pure = all.filter((id) => canSee(caller, sight.get(id)!)).sort()
      const listed = await db.selectFrom('cases as c').select('c.id').where(scopeOf(caller)).execute()
      const pieces = await sql<{ id: string }>`${sql.join(
        scopePieces(caller).map((piece) => sql`(select c.id from cases c where ${piece})`),
        sql` union all `,
      )}`.execute(db)
      const spoken = await db.selectFrom('conversations as v').select('v.case_id').where(conversationScope(caller)).execute()
      expect(spoken.map(({ case_id }) => case_id).sort()).toEqual(pure)
      expect(listed.map(({ id }) => id).sort()).toEqual(pure)
      expect(pieces.rows.map(({ id }) => id).sort()).toEqual(pure)
    }),
    { numRuns: 40 },
  )
})

test('a case outside the data scope does not exist for the caller, inside it does', async () => {
  const stage = await stageCases()
  const [team, otherTeam] = [await stage.team(), await stage.team()]
  const caseId = await stage.open({ team_id: team })
  const [member, stranger] = [await stage.worker('team', [team]), await stage.worker('team', [otherTeam])]
  expect((await stage.run((tx) => accessCase(tx, member, caseId))).id).toBe(caseId)
  await expect(stage.run((tx) => accessCase(tx, stranger, caseId))).rejects.toMatchObject({ code: 'case/unknown', kind: 'not_found' })
  await expect(stage.run((tx) => accessCase(tx, stranger, caseId, 'edit'))).rejects.toMatchObject({ code: 'case/unknown' })
})
