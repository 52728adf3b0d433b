import { expect, test } from 'vitest'
import { act, answer, message, row, thread } from './desk.ts'
import { brandOnStage, eventuallyAccepted } from './on-x.ts'
import { openPage, PATIENCE_MS } from './visitor.ts'

test('a mention on X appears in the open inbox by itself, is answered once, and its author’s direct message joins the same case', async () => {
  const { stage, x } = await brandOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz')
  const page = await openPage(agent, stage.url, '/inbox?view=all-open')
  await page.getByText('No hay casos aquí').waitFor()

  const postId = await x.post('lucia_paredes', '@bancoandino la app no abre desde ayer y no puedo pagar, pésimo servicio 😡')
  await row(page, 'la app no abre').click()
  await message(page, 'la app no abre').waitFor()
  const context = page.getByRole('complementary', { name: 'Contexto' })
  await context.getByText('Incidencia').or(context.locator('input[value*="ncidencia"]')).first().waitFor()
  await context.getByText('Sugerencia').first().waitFor()
  await context.getByText(/«p[eé]simo/).waitFor()
  await expect.poll(() => context.getByRole('radio', { name: 'Muy malo' }).isChecked()).toBe(true)

  await answer(page, 'Hola, Lucía. Lo revisamos ahora mismo.')
  await message(page, 'Lo revisamos ahora mismo').getByText('Enviado', { exact: true }).waitFor()
  expect(x.accepted()).toMatchObject([{ kind: 'post', text: expect.stringContaining('Lo revisamos ahora mismo'), target: postId }])

  await x.dm('lucia_paredes', 'Mi número de cliente es el 4471')
  await message(page, 'Mi número de cliente').waitFor()
  await answer(page, 'Gracias, ya lo tenemos.', 'privada')
  await message(page, 'Gracias, ya lo tenemos').getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['Hola, Lucía. Lo revisamos ahora mismo.', 'Gracias, ya lo tenemos.'])
  expect(x.accepted()[1]?.kind).toBe('dm')

  await thread(page).getByRole('article').first().waitFor()
  expect(await thread(page).getByRole('article').count()).toBe(4)
})

test('who wrote is told apart as customer or lead, with what the network knows of them', async () => {
  const { stage, x } = await brandOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz')
  await x.control('POST', '/users', { username: 'lucia_paredes', name: 'Lucía Paredes', followers: 1200 })
  await x.post('lucia_paredes', '@bancoandino ¿cuánto cuesta abrir una cuenta?')
  const page = await openPage(agent, stage.url, '/inbox?view=all-open')
  const shown = row(page, '¿cuánto cuesta abrir')
  await shown.getByRole('img', { name: 'Prospecto' }).waitFor()
  await shown.click()
  await page.getByRole('complementary', { name: 'Contexto' }).getByRole('tab', { name: 'Contacto' }).click()
  await page.getByText('lucia_paredes').first().waitFor()
  await page.getByText(/1,2\smil seguidores/).waitFor()
})

test('a like and a hidden answer reach the network and show on the message', async () => {
  const { stage, x, administrator } = await brandOnStage()
  const { id: ownId } = await x.control('POST', '/posts', { as: 'bancoandino', text: 'Hoy abrimos hasta las ocho' })
  const postId = await x.post('pedro_luna', '@bancoandino qué buena noticia, gracias', String(ownId))
  const page = await openPage(administrator, stage.url, '/inbox?view=all-open')
  await row(page, 'qué buena noticia').click()
  await act(page, 'qué buena noticia', 'Me gusta')
  await message(page, 'qué buena noticia').getByText('Te gusta').waitFor()
  await expect.poll(() => x.network.world.posts.get(postId)?.likedBy.has(x.brand.userId), { timeout: PATIENCE_MS }).toBe(true)
  await act(page, 'qué buena noticia', 'Ocultar en la red')
  await message(page, 'qué buena noticia').getByText('Oculto en la red').waitFor()
  await expect.poll(() => x.network.world.posts.get(postId)?.hidden, { timeout: PATIENCE_MS }).toBe(true)
})

test('an answer may quote the customer’s post on the brand’s own page, and shows it so; the next one answers again', async () => {
  const { stage, x } = await brandOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz')
  const postId = await x.post('pedro_luna', '@bancoandino ¿hasta cuándo dura la promoción?')
  const page = await openPage(agent, stage.url, '/inbox?view=all-open')
  await row(page, 'dura la promoción').click()
  await message(page, 'dura la promoción').waitFor()
  const how = page.getByRole('radiogroup', { name: 'Cómo publicar' })
  await how.getByText('Citar').click()
  await page.getByText('con el post del cliente dentro').waitFor()
  await answer(page, 'Hasta fin de mes, para todos.')
  await message(page, 'Hasta fin de mes').getByText('Enviado', { exact: true }).waitFor()
  await message(page, 'Hasta fin de mes').getByText('@pedro_luna').waitFor()
  expect(x.network.world.accepted).toMatchObject([{ text: 'Hasta fin de mes, para todos.', quote: postId, target: null }])

  await expect.poll(() => how.getByRole('radio', { name: 'Responder' }).isChecked()).toBe(true)
  await answer(page, 'Y en todas las agencias.')
  await eventuallyAccepted(x, ['Hasta fin de mes, para todos.', 'Y en todas las agencias.'])
  expect(x.accepted()[1]?.target).toBe(postId)
})
