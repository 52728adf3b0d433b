import { expect, test } from 'vitest'
import { message, row } from './desk.ts'
import { findGrave } from './find-grave.ts'
import { connectChat, raiseSite } from './site.ts'
import { raiseStage } from './stage.ts'
import { openContext, openPage, PATIENCE_MS } from './visitor.ts'

test('a visitor of a bank’s own site and an agent talk, and a reload neither loses nor doubles a word', async () => {
  const stage = await raiseStage()
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const agent = await stage.person('agent', 'Ana Ruiz')
  const site = await raiseSite(stage)
  site.carry(await connectChat(administrator, [site.origin]))
  const desk = await openPage(agent, stage.url, '/inbox?view=all-open')
  await desk.getByText('No hay casos aquí').waitFor()

  const visitor = await openPage(undefined, site.origin, '/')
  await visitor.getByRole('button', { name: 'Abrir el chat' }).click()
  const chat = visitor.getByRole('dialog', { name: 'Banco Andino' })
  const box = chat.getByRole('textbox')
  await box.fill('Hola, ¿a qué hora cierran?')
  await box.press('Enter')
  await row(desk, '¿a qué hora cierran?').click()
  await message(desk, '¿a qué hora cierran?').waitFor()

  const reply = desk.getByRole('textbox', { name: /Respuesta/ })
  await reply.fill('A las ocho de la noche.')
  // An agent who types goes on typing; each few seconds that is told again.
  const isTold = async () => {
    await reply.press('End')
    await reply.press('Space')
    return (await visitor.getByText(/escribiendo/i).count()) > 0
  }
  await expect.poll(isTold, { timeout: PATIENCE_MS }).toBe(true)
  await desk.getByRole('button', { name: 'Enviar', exact: true }).click()
  await chat.getByText('A las ocho de la noche.').waitFor()
  await message(desk, 'A las ocho')
    .getByText(/Entregado|Leído/)
    .waitFor()

  await visitor.reload()
  await visitor.getByRole('button', { name: 'Abrir el chat' }).click()
  await chat.getByText('¿a qué hora cierran?').waitFor()
  await chat.getByText('A las ocho de la noche.').waitFor()
  await box.fill('¡Gracias!')
  await box.press('Enter')
  await message(desk, '¡Gracias!').waitFor()
  await expect.poll(() => chat.locator('.message time').count(), { timeout: PATIENCE_MS }).toBe(3)
  expect(await desk.getByRole('log').getByRole('article').count()).toBe(3)
  await chat.locator('.dots').waitFor({ state: 'hidden' })
  expect(await findGrave(visitor)).toEqual([])
  await visitor.emulateMedia({ colorScheme: 'dark' })
  expect(await findGrave(visitor)).toEqual([])
})

test('what a visitor writes while their line is down arrives once when it is back', async () => {
  const stage = await raiseStage()
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const site = await raiseSite(stage)
  site.carry(await connectChat(administrator, [site.origin]))
  const context = await openContext(undefined, site.origin)
  const visitor = await context.newPage()
  await visitor.goto('/')
  await visitor.getByRole('button', { name: 'Abrir el chat' }).click()
  const box = visitor.getByRole('dialog').getByRole('textbox')
  await box.fill('Hola')
  await box.press('Enter')
  const desk = await openPage(administrator, stage.url, '/inbox?view=all-open')
  await row(desk, 'Hola').click()
  await message(desk, 'Hola').waitFor()

  await context.setOffline(true)
  await box.fill('¿Siguen ahí?')
  await box.press('Enter')
  await desk.getByRole('textbox', { name: /Respuesta/ }).fill('Aquí estamos.')
  await desk.getByRole('button', { name: 'Enviar', exact: true }).click()
  await message(desk, 'Aquí estamos.').waitFor()
  await context.setOffline(false)

  await message(desk, '¿Siguen ahí?').waitFor()
  await visitor.getByText('Aquí estamos.').waitFor()
  expect(await visitor.locator('.message time').count()).toBe(3)
  expect(await desk.getByRole('log').getByRole('article').count()).toBe(3)
})

test('a site that is not on the list shows no chat', async () => {
  const stage = await raiseStage()
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const site = await raiseSite(stage)
  site.carry(await connectChat(administrator, ['https://www.banco.example']))
  const page = await (await openContext(undefined, site.origin)).newPage()
  const said = page.waitForEvent('console', (one) => /Atalaya: the chat (is not shown|could not be loaded)/.test(one.text()))
  await page.goto('/')
  await said
  expect(await page.getByRole('button', { name: 'Abrir el chat' }).count()).toBe(0)
})
