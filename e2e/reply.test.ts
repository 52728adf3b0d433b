import { expect, test } from 'vitest'
import { answer, message, row } from './desk.ts'
import { brandOnStage, eventuallyAccepted } from './on-x.ts'
import { openPage } from './visitor.ts'

/** An agent who has the case of one mention open. */
async function openCase(undoSeconds = 0) {
  const { stage, x } = await brandOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz', undoSeconds)
  const postId = await x.post('lucia_paredes', '@bancoandino la app no abre desde ayer')
  const page = await openPage(agent, stage.url, '/inbox?view=all-open')
  await row(page, 'la app no abre').click()
  await message(page, 'la app no abre').waitFor()
  return { stage, x, agent, page, postId }
}

test('a reply that is undone within its seconds goes back to the composer and never reaches the network', async () => {
  const { page, x } = await openCase(30)
  await answer(page, 'Hola, Luisa.')
  await message(page, 'Hola, Luisa.').getByText('En cola').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await message(page, 'Hola, Luisa.').getByText('Cancelado').waitFor()
  const box = page.getByRole('textbox', { name: 'Respuesta pública' })
  await expect.poll(() => box.inputValue()).toBe('Hola, Luisa.')
  await page.evaluate(() =>
    fetch('/api/me', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"preferences":{"undoSeconds":0}}' }),
  )
  await page.reload()
  await answer(page, 'Hola, Lucía.')
  await message(page, 'Hola, Lucía.').getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['Hola, Lucía.'])
})

test('a draft is there after a reload, marked in the list, and on another machine', async () => {
  const { page, stage, agent } = await openCase()
  await page.getByRole('textbox', { name: 'Respuesta pública' }).fill('Estamos mirando qué pas')
  await page.getByText('Borrador guardado').waitFor()
  await page.reload()
  const box = page.getByRole('textbox', { name: 'Respuesta pública' })
  await expect.poll(() => box.inputValue()).toBe('Estamos mirando qué pas')
  const elsewhere = await openPage(agent, stage.url, '/inbox?view=all-open')
  await row(elsewhere, 'Borrador').click()
  await expect.poll(() => elsewhere.getByRole('textbox', { name: 'Respuesta pública' }).inputValue()).toBe('Estamos mirando qué pas')
})

test('who answers after the customer wrote again is told, and sends only when they say so', async () => {
  const { page, x, postId } = await openCase()
  const box = page.getByRole('textbox', { name: 'Respuesta pública' })
  await box.fill('¿Qué versión de la app tienes?')
  await x.post('lucia_paredes', '@bancoandino ya está, era mi teléfono', postId)
  await message(page, 'era mi teléfono').waitFor()
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByText('El cliente ha escrito mientras redactabas.').waitFor()
  expect(x.accepted()).toEqual([])
  await page.getByRole('button', { name: 'Enviar igualmente' }).click()
  await message(page, '¿Qué versión').getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['¿Qué versión de la app tienes?'])
})

test('a reply that the network refuses says so with its reason, and leaves when tried again', async () => {
  const { page, x } = await openCase()
  await x.fault({ kind: 'usage-capped', route: 'POST /2/tweets', times: 1 })
  await answer(page, 'Lo revisamos.')
  const reply = message(page, 'Lo revisamos.')
  await reply.getByText(/No salió: Se agotó el cupo de uso de la red/).waitFor()
  expect(x.accepted()).toEqual([])
  await page.getByRole('button', { name: /Envíos con problemas/ }).click()
  await row(page, 'Lo revisamos.').or(row(page, 'lucia_paredes')).first().waitFor()
  await reply.getByRole('button', { name: 'Reintentar' }).click()
  await reply.getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['Lo revisamos.'])
})

test('a reply that the network took before it failed is settled by the network’s own word, not sent again', async () => {
  const { page, x } = await openCase()
  await x.fault({ kind: 'http-500', moment: 'after', route: 'POST /2/tweets', times: 1 })
  await answer(page, 'Lo revisamos.')
  await message(page, 'Lo revisamos.').getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['Lo revisamos.'])
  expect(await message(page, 'Lo revisamos.').count()).toBe(1)
})

test.each([
  ['Sí llegó', []],
  ['Enviar otra vez', ['Lo revisamos.']],
])('a reply of which nobody knows whether it arrived waits for the agent’s word: %s', async (choice, then) => {
  const { page, x } = await openCase()
  await x.fault({ kind: 'http-500', route: 'POST /2/tweets', times: 1 })
  await answer(page, 'Lo revisamos.')
  const reply = message(page, 'Lo revisamos.')
  await reply.getByText('No sabemos si llegó').waitFor()
  expect(x.accepted()).toEqual([])
  await reply.getByRole('button', { name: choice }).click()
  await reply.getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, then)
})

test('an agent answers twice in a row without being told that the customer wrote', async () => {
  const { page, x } = await openCase()
  await answer(page, 'Hola, Lucía.')
  await message(page, 'Hola, Lucía.').getByText('Enviado', { exact: true }).waitFor()
  await answer(page, 'Ya funciona otra vez.')
  await message(page, 'Ya funciona otra vez.').getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['Hola, Lucía.', 'Ya funciona otra vez.'])
})
