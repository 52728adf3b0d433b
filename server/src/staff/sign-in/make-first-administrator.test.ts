import { listSessions, makeFirstAdministrator, readStart } from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { caller, keepCookies } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'

const FIRST = {
  workspaceName: 'Tambo',
  name: 'Rocío Paredes',
  email: 'rocio@tambo.example',
  password: 'tres-gatos-suben',
  locale: 'es' as const,
  timeZone: 'America/Lima',
}

test('of twenty who make the first administrator at once one wins', async () => {
  const app = await testApp()
  const nobody = caller(app)
  expect((await nobody.call(readStart, {})).needsFirstAdministrator).toBe(true)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => nobody.ask(makeFirstAdministrator, { ...FIRST, email: `persona${n}@tambo.example` })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'start/taken')).toHaveLength(19)
  expect(await app.db.selectFrom('people').select('id').execute()).toHaveLength(1)
  expect(await nobody.call(readStart, {})).toMatchObject({ workspaceName: 'Tambo', needsFirstAdministrator: false })
})

test('the first administrator is signed in, and recorded', async () => {
  const app = await testApp()
  const { body, cookies } = await caller(app).ask(makeFirstAdministrator, FIRST)
  expect(await caller(app, { cookie: keepCookies(cookies) }).call(listSessions, {})).toMatchObject([{ current: true }])
  const facts = await app.db.selectFrom('facts').select(['type', 'data']).orderBy('seq').execute()
  expect(facts).toMatchObject([
    { type: 'person.joined', data: { personId: body.personId } },
    { type: 'person.signed-in', data: { personId: body.personId } },
  ])
})

test.each([
  [{ password: 'qwertyuiop' }, 'password/too-common'],
  [{ password: 'rocio-2024' }, 'password/personal'],
  [{ password: 'corta' }, 'request/invalid'],
  [{ timeZone: 'America/Nowhere' }, 'start/unknown-time-zone'],
  [{ email: 'no es una dirección' }, 'request/invalid'],
])('%o is refused as %s and leaves nothing behind', async (wrong, code) => {
  const app = await testApp()
  expect(await caller(app).ask(makeFirstAdministrator, { ...FIRST, ...wrong })).toMatchObject({ status: 400, code })
  expect(await caller(app).call(readStart, {})).toMatchObject({ workspaceName: null, needsFirstAdministrator: true })
})
