import { deactivatePerson, readMe, signIn } from '@atalaya/shared/contract/staff.ts'
import { expect, onTestFinished, test } from 'vitest'
import { caller, signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { createApp } from '../../app.ts'
import { openLog } from '../../platform/telemetry.ts'
import { SLICES } from '../../slices.ts'

/** A second process on the same workspace. */
async function another({ config, clock }: Awaited<ReturnType<typeof testApp>>) {
  const app = await createApp(config, SLICES, clock, openLog('fatal'))
  onTestFinished(() => app.close())
  return app
}

test('what another process takes away is gone here within two seconds', async () => {
  const app = await testApp()
  const ana = await signedIn(app, 'administrator')
  const beto = await signedIn(app, 'agent')
  const elsewhere = caller(await another(app), { cookie: beto.cookie })
  await elsewhere.call(readMe, {})
  await ana.call(deactivatePerson, { personId: beto.person.personId })
  app.clock.wind(2_000)
  expect((await elsewhere.ask(readMe, {})).status).toBe(401)
})

test('wrong guesses are not forgiven by a restart', async () => {
  const app = await testApp()
  const beto = await signedIn(app, 'agent', { password: 'tres-gatos-suben' })
  const guess = { email: beto.person.email, password: 'no-es-la-que-es' }
  for (let n = 0; n < 10; n++) await caller(app).ask(signIn, guess)
  const restarted = await another(app)
  expect((await caller(restarted).ask(signIn, { ...guess, password: 'tres-gatos-suben' })).status).toBe(429)
})
