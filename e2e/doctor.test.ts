import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { changeBreaker } from '../server/src/accounts/breaker/keep-breaker.ts'
import { examineDue } from '../server/src/accounts/doctor/examine-due.ts'
import { grantTokens } from '../simulators/src/x/world/add-app.ts'
import { message, row } from './desk.ts'
import { brandOnStage } from './on-x.ts'
import type { Stage } from './stage.ts'
import { openPage } from './visitor.ts'

/** An hour passes for the doctor alone. */
async function examine({ db, platform }: Stage): Promise<void> {
  await sql`update accounts set examine_at = now() - interval '1 minute'`.execute(db)
  while (await examineDue(platform));
}

test('the page of an account tells that it mended itself, what broke it and what to do, and reconnecting it keeps its history', async () => {
  const { stage, x, administrator } = await brandOnStage()
  const { id: accountId } = await stage.db.selectFrom('accounts').select('id').executeTakeFirstOrThrow()
  const page = await openPage(administrator, stage.url, `/accounts/${accountId}`)
  await page.getByRole('heading', { name: 'Todo bien' }).waitFor()
  await page.getByText('Suscrita: la red nos los envía').waitFor()

  x.network.world.subscriptions.clear()
  await examine(stage)
  await page.getByText('Se volvió a suscribir sola').waitFor()
  await x.post('lucia_paredes', '@bancoandino la app no abre')
  await expect.poll(async () => (await stage.db.selectFrom('cases').select('id').execute()).length).toBe(1)

  x.network.world.accessTokens.clear()
  x.network.world.refreshTokens.clear()
  await examine(stage)
  await page.getByRole('heading', { name: 'No funciona' }).waitFor()
  await page.getByRole('list', { name: 'Por arreglar' }).getByText('Pon claves nuevas en «Claves»').waitFor()
  await page.getByRole('alert').filter({ hasText: 'necesita que la mires' }).waitFor()
  await page.getByRole('heading', { name: 'Errores de las últimas 24 horas' }).waitFor()
  await page.getByText('1 vez').waitFor()

  await page.getByRole('button', { name: 'Reconectar' }).click()
  const fresh = grantTokens(x.network.world, x.app.appId, x.brand.userId)
  await page.getByLabel('Token de acceso').fill(fresh.accessToken)
  await page.getByLabel('Token de renovación').fill(fresh.refreshToken)
  await page.getByRole('button', { name: 'Cambiar claves' }).click()
  await page.getByRole('heading', { name: 'Todo bien' }).waitFor()
  expect(await page.content()).not.toContain(fresh.accessToken)
  expect(await stage.db.selectFrom('cases').select('id').execute()).toHaveLength(1)
})

test('the composer tells that what is sent will wait while the network of the account does not answer', async () => {
  const { stage, x } = await brandOnStage()
  const agent = await openPage(await stage.person('agent', 'Ana Ruiz'), stage.url, '/inbox?view=all-open')
  await x.post('lucia_paredes', '@bancoandino la app no abre')
  await row(agent, 'la app no abre').click()
  await message(agent, 'la app no abre').waitFor()
  const { id } = await stage.db.selectFrom('accounts').select('id').executeTakeFirstOrThrow()
  const [openedAt, nextTrialAt] = [new Date().toISOString(), new Date(Date.now() + 3_600_000).toISOString()]
  await changeBreaker(stage.db, id, 'poll', (breaker) => ({ ...breaker, openedAt, nextTrialAt }))
  await agent.getByText('lo que envíes espera y sale solo').waitFor()
})
