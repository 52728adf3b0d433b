import { expect, test } from 'vitest'
import { raiseStage } from './stage.ts'
import { openPage } from './visitor.ts'

test('the first page of an empty workspace makes its administrator, and whoever comes next is asked to sign in', async () => {
  const stage = await raiseStage()
  const page = await openPage(undefined, stage.url, '/')
  await page.getByRole('heading', { name: 'Empecemos' }).waitFor()
  await page.getByLabel('Nombre de la empresa').fill('Banco Andino')
  await page.getByLabel('Tu nombre').fill('Carmen Ríos')
  await page.getByLabel('Correo').fill('carmen@bancoandino.example')
  await page.getByLabel('Contraseña').fill('la torre mira el valle 41')
  await page.getByRole('button', { name: 'Crear espacio' }).click()

  await page.getByRole('heading', { name: 'Cuentas', exact: true }).waitFor()
  await page.getByText('Aún no hay cuentas conectadas').waitFor()
  await page.getByRole('link', { name: 'Bandeja' }).click()
  await page.getByText('Nada pendiente contigo').waitFor()
  await page.getByRole('heading', { name: 'Pon en marcha tu espacio' }).waitFor()
  await page.getByRole('link', { name: 'Conecta una cuenta' }).click()
  await page.getByText('Menciones, respuestas, citas').waitFor()

  const second = await openPage(undefined, stage.url, '/start')
  await second.getByRole('heading', { name: 'Entra en Atalaya' }).waitFor()
  expect(new URL(second.url()).pathname).toBe('/sign-in')
})
