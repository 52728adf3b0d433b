import { expect, test } from 'vitest'
import { message, row, thread } from './desk.ts'
import { brandOnStage, eventuallyAccepted } from './on-x.ts'
import { openContext } from './visitor.ts'

test('what came while the line was down is there once when it is back, and the desk said that it was down', async () => {
  const { stage, x } = await brandOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz')
  const postId = await x.post('lucia_paredes', '@bancoandino la app no abre')
  const context = await openContext(agent.cookie, stage.url)
  const page = await context.newPage()
  await page.goto('/inbox?view=all-open')
  await row(page, 'la app no abre').click()
  await message(page, 'la app no abre').waitFor()

  await context.setOffline(true)
  stage.http.raw.server.closeAllConnections()
  await page.getByText('Sin conexión. Lo que escribes se conserva').waitFor()
  for (const text of ['sigue sin abrir', 'y van dos días', 'me cambio de banco']) await x.post('lucia_paredes', `@bancoandino ${text}`, postId)
  await x.post('pedro_luna', '@bancoandino a mí tampoco me abre')
  await page.getByRole('textbox', { name: 'Respuesta pública' }).fill('Ya casi está.')
  await expect.poll(() => x.control('GET', '/deliveries').then(({ deliveries }) => (deliveries as object[]).length)).toBeGreaterThanOrEqual(5)
  await context.setOffline(false)

  await message(page, 'me cambio de banco').waitFor()
  await page.getByText('Sin conexión').waitFor({ state: 'hidden' })
  await page.mouse.move(900, 400)
  await row(page, 'a mí tampoco')
    .or(page.getByRole('button', { name: '1 nuevo' }))
    .first()
    .waitFor()
  expect(await thread(page).getByRole('article').count()).toBe(4)
  expect(await page.getByRole('textbox', { name: 'Respuesta pública' }).inputValue()).toBe('Ya casi está.')
})

test('a stream cut by the server resumes at its place, without a reload and without a gap', async () => {
  const { stage, x } = await brandOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz')
  const context = await openContext(agent.cookie, stage.url)
  const page = await context.newPage()
  await page.goto('/inbox?view=all-open')
  await page.getByText('No hay casos aquí').waitFor()
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
  await x.post('lucia_paredes', '@bancoandino uno')
  await row(page, 'uno').waitFor()
  for (const text of ['dos', 'tres', 'cuatro']) {
    stage.http.raw.server.closeAllConnections()
    await x.post(`persona_${text}`, `@bancoandino ${text}`)
  }
  await row(page, 'cuatro').waitFor()
  await row(page, 'dos').waitFor()
  await row(page, 'tres').waitFor()
  expect(await page.getByRole('listitem').locator('button[class*="open"]').count()).toBe(4)
  expect(await page.locator('body[data-same-page]').count()).toBe(1)
})

test('an answer pressed while the line is down leaves once, and only once, when it is pressed again', async () => {
  const { stage, x } = await brandOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz')
  await x.post('lucia_paredes', '@bancoandino la app no abre')
  const context = await openContext(agent.cookie, stage.url)
  const page = await context.newPage()
  await page.goto('/inbox?view=all-open')
  await row(page, 'la app no abre').click()
  const box = page.getByRole('textbox', { name: 'Respuesta pública' })
  await box.fill('Lo vemos ya.')
  // The server has the reply, and the line breaks before its word comes back.
  await page.route(
    '**/replies',
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  const send = page.getByRole('button', { name: 'Enviar', exact: true })
  await send.click()
  await page.getByText('No hay conexión con el servidor').waitFor()
  expect(await box.inputValue()).toBe('Lo vemos ya.')
  await send.click()
  await expect.poll(() => box.inputValue()).toBe('')
  await message(page, 'Lo vemos ya.').getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['Lo vemos ya.'])
  expect(await message(page, 'Lo vemos ya.').count()).toBe(1)
})
