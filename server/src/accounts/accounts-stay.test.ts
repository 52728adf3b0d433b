import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'

test('the database deletes no account, for events, messages and cases name it', async () => {
  const { db } = await testApp()
  await sql`insert into accounts (id, channel, provider_id, handle, name) values (gen_random_uuid(), 'x', '1', 'banco', 'Banco')`.execute(db)
  await expect(sql`delete from accounts`.execute(db)).rejects.toThrow('never deleted')
})
