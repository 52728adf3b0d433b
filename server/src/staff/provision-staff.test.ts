import { BUILT_IN_PROFILES, PROFILE_KEYS } from '@atalaya/shared/contract/permissions.ts'
import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { inTransaction } from '../platform/db.ts'
import { addPerson } from './add-person.ts'
import { provisionStaff } from './provision-staff.ts'

test('each start brings the built-in profiles to this version’s permissions, and makes none twice', async () => {
  const { db } = await testApp()
  await db
    .updateTable('permission_profiles')
    .set({ permissions: ['case.read'], scope: 'own' })
    .where('key', '=', 'supervisor')
    .execute()
  await provisionStaff({ db })
  const profiles = await db.selectFrom('permission_profiles').select(['key', 'scope', 'permissions']).execute()
  expect(profiles).toHaveLength(PROFILE_KEYS.length)
  for (const key of PROFILE_KEYS) {
    const { scope, permissions } = BUILT_IN_PROFILES[key]
    expect(profiles).toContainEqual({ key, scope, permissions: [...permissions] })
  }
})

test('an e-mail address is one person’s, whatever its letters', async () => {
  const { db } = await testApp()
  const add = (email: string) => inTransaction(db, (tx) => addPerson(tx, { name: 'Rocío', email }))
  await add('rocio@tambo.example')
  await expect(add('Rocio@Tambo.example')).rejects.toMatchObject({ code: 'person/exists' })
})
