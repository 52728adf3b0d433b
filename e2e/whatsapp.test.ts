import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { whatsappNetwork } from '../server/test/whatsapp-network.ts'
import { addFile } from '../simulators/src/meta/world/add-file.ts'
import { answer, message, row, thread } from './desk.ts'
import { findDark, findGrave } from './find-grave.ts'
import { metaOnStage } from './on-meta.ts'
import { openPage } from './visitor.ts'

test('a place and a picture come by WhatsApp and are answered; after a day only an approved template is offered, filled in and sent', async () => {
  const network = await whatsappNetwork()
  const { world, number, write } = network
  const { stage } = await metaOnStage(network)
  const agent = await stage.person('agent', 'Ana Ruiz')
  const page = await openPage(agent, stage.url, '/inbox?view=all-open')
  const atMs = Date.now() - 60_000
  write({ text: 'Hola, estoy en la agencia y el cajero no funciona', atMs })
  const place = { latitude: -12.0464, longitude: -77.0428, name: 'Agencia Centro', address: 'Jr. de la Unión 300, Lima' }
  write({ type: 'location', text: '', content: place, atMs: atMs + 2000 })
  const file = addFile(world, {
    bytes: await page.screenshot({ clip: { x: 0, y: 0, width: 240, height: 160 } }),
    mime: 'image/png',
    assetId: number.id,
    name: 'cajero.png',
  })
  write({ type: 'image', text: '', content: { caption: 'El cajero' }, fileIds: [file.fileId], atMs: atMs + 4000 })

  await row(page, 'El cajero').click()
  const spot = message(page, 'Agencia Centro')
  await spot.getByText('Jr. de la Unión 300, Lima').waitFor()
  expect(await spot.getByText('Agencia Centro').count()).toBe(1)
  expect(await spot.getByRole('link', { name: 'Ver en el mapa' }).getAttribute('href')).toContain('mlat=-12.0464&mlon=-77.0428')
  await thread(page)
    .getByRole('article')
    .filter({ has: page.locator('img[src*="/api/files/"]') })
    .first()
    .waitFor()
  await answer(page, 'Gracias, va un técnico.', 'privada')
  await message(page, 'va un técnico')
    .getByText(/Enviado|Entregado/)
    .waitFor()
  expect(world.accepted).toMatchObject([{ kind: 'message', network: 'whatsapp', text: 'Gracias, va un técnico.' }])

  await sql`update conversations set last_inbound_at = last_inbound_at - interval '25 hours'`.execute(stage.db)
  await page.reload()
  await page.getByText('la red solo admite una plantilla aprobada').waitFor()
  expect(await page.getByRole('button', { name: 'Enviar', exact: true }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Elegir plantilla aprobada' }).click()
  const dialog = page.getByRole('dialog', { name: 'Plantilla aprobada por la red' })
  await dialog
    .getByRole('combobox', { name: 'Plantilla' })
    .or(dialog.getByRole('textbox', { name: 'Plantilla' }))
    .first()
    .click()
  await page.getByRole('option', { name: /recordatorio/ }).click()
  await dialog.getByLabel('Valor de nombre').fill('Ana')
  await dialog.getByLabel('Valor de hora').fill('10:30')
  await dialog.getByText('Hola Ana, te esperamos a las 10:30.').waitFor()
  await dialog.getByRole('button', { name: 'Enviar', exact: true }).click()
  await message(page, 'te esperamos a las 10:30')
    .getByText(/Enviado|Entregado/)
    .waitFor()
  expect([...(await findGrave(page)), ...(await findDark(page))]).toEqual([])
  expect(world.accepted.at(-1)).toMatchObject({ kind: 'message', text: expect.stringContaining('te esperamos a las 10:30') })
})
