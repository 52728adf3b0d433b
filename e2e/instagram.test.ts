import { expect, test } from 'vitest'
import { instagramNetwork } from '../server/test/meta-network.ts'
import { writeComment } from '../simulators/src/meta/world/comments.ts'
import { putMessage } from '../simulators/src/meta/world/messages.ts'
import { publishPost } from '../simulators/src/meta/world/posts.ts'
import { answer, message, row, thread } from './desk.ts'
import { metaOnStage } from './on-meta.ts'
import { openPage } from './visitor.ts'

test('a comment on Instagram and a message of who answers a story are each answered where they were written', async () => {
  const network = await instagramNetwork()
  const { world, instagram, customer } = network
  const { stage } = await metaOnStage({ url: network.url, form: network.form() })
  const agent = await stage.person('agent', 'Ana Ruiz')
  const page = await openPage(agent, stage.url, '/inbox?view=all-open')
  const post = publishPost(world, { network: 'instagram', assetId: instagram.id, text: 'Nueva tarjeta sin comisiones' })
  const asked = writeComment(world, { post, authorId: customer.personId, text: '¿Cómo la pido?' })
  await row(page, '¿Cómo la pido?').click()
  await message(page, '¿Cómo la pido?').waitFor()
  await thread(page).getByRole('complementary', { name: 'Publicación' }).getByText('Nueva tarjeta').waitFor()
  await answer(page, 'Desde la aplicación, en Tarjetas.')
  await message(page, 'en Tarjetas').getByText('Enviado', { exact: true }).waitFor()

  const story = { id: '17900000000000001', url: 'https://lookaside.example/story' }
  const sides = { network: 'instagram', assetId: instagram.id, personId: customer.personId, fromAsset: false } as const
  putMessage(world, { ...sides, text: '¿También para jóvenes?', story })
  await row(page, '¿También para jóvenes?').click()
  await message(page, '¿También para jóvenes?')
    .getByText(/su historia|una historia/)
    .waitFor()
  await answer(page, 'Sí, desde los 18 años.', 'privada')
  await message(page, 'desde los 18 años')
    .getByText(/Enviado|Entregado/)
    .waitFor()
  expect(world.accepted.map(({ kind, text, target }) => ({ kind, text, target }))).toMatchObject([
    { kind: 'comment', text: 'Desde la aplicación, en Tarjetas.', target: asked.id },
    { kind: 'message', text: 'Sí, desde los 18 años.' },
  ])
})
