import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { row } from './desk.ts'
import { brandOnStage, raiseX } from './on-x.ts'
import { raiseStage } from './stage.ts'
import { openPage, PATIENCE_MS } from './visitor.ts'

/** A page of an administrator of an empty workspace. */
async function openAt(path: string): Promise<Page> {
  const stage = await raiseStage()
  return openPage(await stage.person('administrator', 'Carmen Ríos'), stage.url, path)
}

test('an administrator connects an account of X by its form, is told what is wrong, and what it brings opens cases', async () => {
  const x = await raiseX('self-serve')
  const stage = await raiseStage({ EGRESS_ALLOW: new URL(x.network.url).host })
  const page = await openPage(await stage.person('administrator', 'Carmen Ríos'), stage.url, '/accounts/connect')
  await page.getByRole('button', { name: /Menciones, respuestas, citas/ }).click()
  const { settings, secrets } = x.keys
  await page.getByRole('button', { name: 'Probar y conectar' }).click()
  await page.getByText('Falta este dato').waitFor()
  await page.getByLabel('Dirección de la API').fill(settings.baseUrl)
  await page.getByLabel('Token de acceso').fill('no es un token')
  await page.getByRole('button', { name: 'Probar y conectar' }).click()
  await page.getByRole('alert').filter({ hasText: 'No se conectó' }).waitFor()

  await page.getByLabel('Token de acceso').fill(secrets.accessToken ?? '')
  await page.getByLabel('Token de renovación').fill(secrets.refreshToken ?? '')
  await page.getByLabel('Client ID').fill(settings.clientId)
  await page.getByLabel('Client Secret').fill(secrets.clientSecret ?? '')
  await page.getByLabel('API Key Secret de la app').fill(secrets.consumerSecret ?? '')
  await page.getByLabel('Bearer Token de la app').fill(secrets.bearerToken ?? '')
  await page.getByLabel('Abrir un caso con cada mención').check({ force: true })
  await page.getByRole('button', { name: 'Probar y conectar' }).click()
  await page.getByText('Conectada. Todo responde bien.').waitFor()
  await page.getByText('bancoandino').first().waitFor()
  expect(await page.content()).not.toContain(secrets.accessToken)

  await x.post('lucia_paredes', '@bancoandino ¿ya están en X?')
  await page.goto('/inbox?view=all-open')
  await row(page, '¿ya están en X?').waitFor()
})

test('an administrator invites somebody, who enters by the link they were given', async () => {
  const stage = await raiseStage()
  const page = await openPage(await stage.person('administrator', 'Carmen Ríos'), stage.url, '/people')
  await page.getByRole('button', { name: 'Invitar' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Nombre').fill('Diego Mora')
  await form.getByLabel('Correo').fill('diego@bancoandino.example')
  await form.getByRole('button', { name: 'Invitar' }).click()
  const link = await form.getByRole('textbox', { name: 'Enlace de invitación' }).inputValue()
  await form.getByRole('button', { name: 'Cerrar' }).last().click()
  await page.getByText('diego@bancoandino.example').waitFor()

  const invited = await openPage(undefined, stage.url, link)
  await invited.getByRole('heading', { name: /Te esperan en/ }).waitFor()
  await invited.getByLabel('Contraseña').fill('un puente sobre el Rímac 7')
  await invited.getByRole('button', { name: 'Aceptar y entrar' }).click()
  await invited.getByRole('navigation', { name: 'Módulos' }).waitFor()
})

test('an administrator makes a team, a type and a template, and they are offered at work', async () => {
  const { stage, x, administrator } = await brandOnStage()
  const page = await openPage(administrator, stage.url, '/people?tab=teams')
  await page.getByRole('button', { name: 'Crear equipo' }).first().click()
  await page.getByLabel('Nombre del equipo').fill('Tarjetas')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('cell', { name: 'Tarjetas', exact: true }).waitFor()

  await page.goto('/settings?tab=types')
  await page.getByRole('button', { name: 'Añadir tipificación' }).first().click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Robo de tarjeta')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Robo de tarjeta').first().waitFor()

  await page.goto('/settings?tab=templates')
  await page.getByRole('button', { name: 'Crear plantilla' }).first().click()
  await page.getByLabel('Nombre', { exact: false }).first().fill('Robo')
  await page.getByLabel('Texto').fill('Hola, {{contact.firstName}}. Bloqueamos tu tarjeta ahora.')
  await page.getByLabel('Atajo').fill('robo')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('/robo').waitFor()

  await x.control('POST', '/users', { username: 'lucia_paredes', name: 'Lucía Paredes' })
  await x.post('lucia_paredes', '@bancoandino me robaron la tarjeta')
  await page.goto('/inbox?view=all-open')
  await row(page, 'me robaron').click()
  const box = page.getByRole('textbox', { name: 'Respuesta pública' })
  await box.pressSequentially('/robo')
  await page.getByRole('option', { name: /Robo/ }).first().waitFor()
  await box.press('Enter')
  await expect.poll(() => box.inputValue()).toBe('Hola, Lucía. Bloqueamos tu tarjeta ahora.')
  await box.press('Escape')
  await page.keyboard.press('t')
  await page.keyboard.type('robo')
  await page.getByRole('option', { name: 'Robo de tarjeta' }).click()
  await page
    .getByRole('log')
    .getByText(/Carmen Ríos lo tipificó como Robo de tarjeta/)
    .waitFor()
  await page.keyboard.press('Shift+A')
  await page.getByRole('option', { name: 'Tarjetas' }).click()
  await page
    .getByRole('log')
    .getByText(/Carmen Ríos lo asignó a Tarjetas/)
    .waitFor()
})

test('a directory of customers is imported, and the row that does not fit is listed with its reason', async () => {
  const page = await openAt('/customers/import')
  const rows = ['1001;Lucía Paredes;lucia@correo.example', ';Pedro Luna;pedro@correo.example', '1003;Inés Vega;esto no es un correo']
  const buffer = Buffer.from(['numero;nombre;correo', ...rows, ''].join('\n'))
  await page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer })
  await page.getByText('1 fila no entraría').waitFor()
  await page.getByRole('row', { name: /^3 N\.º de cliente / }).waitFor()
  await page.getByRole('row', { name: /^4 Correo .*no es una dirección/i }).waitFor()
  await page.getByRole('button', { name: 'Importar 2 clientes' }).click()
  await page.getByText('clientes.csv: importado').waitFor()
  await page.getByText('Filas que no entraron').waitFor()
  await page.getByRole('link', { name: 'Ver el directorio' }).click()
  await page.getByText('Inés Vega').waitFor()
  await page.getByText('Lucía Paredes').waitFor()
  expect(await page.getByText('Pedro Luna').count()).toBe(0)
})

test('an event that could not be understood is set aside with its reason, and may be taken in again', async () => {
  const { stage, x, administrator, accountId } = await brandOnStage()
  const body = JSON.stringify({ data: { event_type: 'post.mention.create', event_uuid: '1', payload: { id: 'not a number' } } })
  const signature = `sha256=${createHmac('sha256', x.app.consumerSecret).update(body).digest('base64')}`
  const headers = { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signature }
  expect((await fetch(`${stage.url}/hooks/${accountId}`, { method: 'POST', headers, body })).status).toBe(200)
  await x.post('lucia_paredes', '@bancoandino esto sí se entiende')

  const page = await openPage(administrator, stage.url, '/events')
  await page.getByText('Banco Andino').first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Motivo').waitFor()
  await expect.poll(() => drawer.getByLabel('Contenido del evento').inputValue(), { timeout: PATIENCE_MS }).toContain('not a number')
  const { settled_at: first } = await stage.db.selectFrom('raw_events').select('settled_at').where('state', '=', 'parked').executeTakeFirstOrThrow()
  await drawer.getByRole('button', { name: 'Volver a procesar' }).click()
  await page.getByText('1 evento vuelve a procesarse').waitFor()
  const settledAgain = () =>
    stage.db.selectFrom('raw_events').select('id').where('state', '=', 'parked').where('settled_at', '>', first).executeTakeFirst()
  await expect.poll(settledAgain, { timeout: PATIENCE_MS }).toBeTruthy()
  await drawer.getByText('Por revisar').waitFor()
  await page.goto('/inbox?view=all-open')
  await row(page, 'esto sí se entiende').waitFor()
})
