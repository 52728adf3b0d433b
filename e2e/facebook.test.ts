import { expect, test } from 'vitest'
import { metaNetwork } from '../server/test/meta-network.ts'
import { writeComment } from '../simulators/src/meta/world/comments.ts'
import { publishPost } from '../simulators/src/meta/world/posts.ts'
import { act, answer, message, row, thread } from './desk.ts'
import { findDark, findGrave } from './find-grave.ts'
import { metaOnStage } from './on-meta.ts'
import { openPage, PATIENCE_MS } from './visitor.ts'

test('a comment on a Page is read below its post, answered in public, answered once in private in the same case, and hidden', async () => {
  const network = await metaNetwork()
  const { world, page: own, customer } = network
  const { stage, administrator } = await metaOnStage({ url: network.url, form: network.form() })
  const page = await openPage(administrator, stage.url, '/inbox?view=all-open')
  const post = publishPost(world, { network: 'facebook', assetId: own.id, text: 'Desde hoy abrimos hasta las ocho' })
  const asked = writeComment(world, { post, authorId: customer.personId, text: '¿Por qué me cobraron dos veces?' })

  await row(page, 'me cobraron dos veces').click()
  await message(page, 'me cobraron dos veces').waitFor()
  await thread(page).getByRole('complementary', { name: 'Publicación' }).getByText('Desde hoy abrimos').waitFor()
  await answer(page, 'Hola, Ana. Lo revisamos.')
  await message(page, 'Lo revisamos').getByText('Enviado', { exact: true }).waitFor()

  await act(page, 'me cobraron dos veces', 'Responder en privado')
  const dialog = page.getByRole('dialog', { name: 'Responder en privado' })
  await dialog.getByRole('textbox').fill('Escríbenos tu número de operación')
  await dialog.getByRole('button', { name: 'Enviar', exact: true }).click()
  await message(page, 'número de operación')
    .getByText(/Enviado|Entregado/)
    .waitFor()
  await act(page, 'me cobraron dos veces', 'Ocultar en la red')
  await message(page, 'me cobraron dos veces').getByText('Oculto en la red').waitFor()
  await expect.poll(() => world.comments.get(asked.id)?.hidden, { timeout: PATIENCE_MS }).toBe(true)
  expect(world.accepted.map(({ kind, text, target }) => ({ kind, text, target }))).toMatchObject([
    { kind: 'comment', text: 'Hola, Ana. Lo revisamos.', target: asked.id },
    { kind: 'private-reply', text: 'Escríbenos tu número de operación' },
    { kind: 'hide' },
  ])
  await message(page, 'me cobraron dos veces').hover()
  await message(page, 'me cobraron dos veces').getByRole('button', { name: 'Acciones del mensaje' }).click()
  await page.getByRole('menuitem', { name: 'Volver a mostrar' }).waitFor()
  expect(await page.getByRole('menuitem', { name: 'Responder en privado' }).count()).toBe(0)
  expect([...(await findGrave(page, ['color-contrast'])), ...(await findDark(page))]).toEqual([])
})
