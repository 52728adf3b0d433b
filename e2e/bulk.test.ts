import { expect, test } from 'vitest'
import { newId } from '../server/src/platform/ids.ts'
import { row } from './desk.ts'
import { raiseStage, type Stage } from './stage.ts'
import { openPage, PATIENCE_MS } from './visitor.ts'

const MANY = 90

/** That many open cases, each of somebody else; the last one has no type yet and cannot be closed. */
async function crisis({ db }: Stage): Promise<void> {
  const accountId = newId()
  const type = await db.selectFrom('case_types').select('id').where('parent_id', 'is not', null).executeTakeFirstOrThrow()
  await db.insertInto('accounts').values({ id: accountId, channel: 'x', provider_id: '1', handle: 'bancoandino', name: 'Banco Andino' }).execute()
  const people = Array.from({ length: MANY }, (_, at) => ({ id: newId(), name: `Cliente ${at + 1}` }))
  await db.insertInto('contacts').values(people).execute()
  const now = Date.now()
  await db
    .insertInto('cases')
    .values(
      people.map(({ id, name }, at) => ({
        id: newId(),
        contact_id: id,
        account_id: accountId,
        channel: 'x',
        visibility: 'public',
        title: `La app no abre, dice ${name}`,
        preview: `La app no abre, dice ${name}`,
        messages: 1,
        last_message_at: new Date(now - at * 1000),
        ...(at < MANY - 1 && { type_id: type.id, type_source: 'person' }),
      })),
    )
    .execute()
}

test('a supervisor closes more cases than are loaded, sees beforehand what will happen, goes on working meanwhile, and takes it back', async () => {
  const stage = await raiseStage()
  await crisis(stage)
  const supervisor = await stage.person('supervisor', 'Marta Gil')
  const page = await openPage(supervisor, stage.url, '/inbox?view=all-open')
  const closed = async () => (await stage.db.selectFrom('cases').select('id').where('state', '=', 'closed').execute()).length
  await row(page, 'dice Cliente 1').first().waitFor()

  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: /marcado/ })
  await bar.getByRole('button', { name: /Marcar los \d+ cargados/ }).focus()
  await page.keyboard.press('Enter')
  await bar.getByRole('button', { name: `Marcar los ${MANY} que coinciden` }).focus()
  await page.keyboard.press('Enter')
  await bar.getByText(`${MANY} marcados`).waitFor()
  await bar.getByRole('button', { name: 'Cerrar', exact: true }).focus()
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog', { name: `Cerrar ${MANY} casos` })
  await dialog.getByRole('radio').first().and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByText(`Cambian ${MANY - 1} de ${MANY} casos`).waitFor()
  await dialog.getByText('1 sin tipificar o con un campo obligatorio vacío').waitFor()
  expect(await closed()).toBe(0)
  await dialog
    .getByRole('button', { name: `Cambiar ${MANY - 1} casos` })
    .and(page.locator(':focus'))
    .waitFor()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })

  const runs = page.getByRole('region', { name: 'Cambios en lote' })
  await runs.getByText(/^Cerrar/).waitFor()
  await page.getByRole('link', { name: 'Panorama' }).click()
  await page.getByRole('heading', { name: 'Panorama' }).waitFor()
  await runs.getByText(`Cerrar: ${MANY - 1} casos cambiados`).waitFor()
  expect(await closed()).toBe(MANY - 1)

  await page.reload()
  await runs.getByRole('button', { name: '1 sin cambiar' }).click()
  const left = page.getByRole('dialog', { name: 'Casos que se quedaron como estaban' })
  await left.getByRole('link').first().waitFor()
  expect(await left.getByRole('link').count()).toBe(1)
  await page.keyboard.press('Escape')
  await left.waitFor({ state: 'hidden' })

  await runs.getByRole('button', { name: 'Deshacer' }).focus()
  await page.keyboard.press('Enter')
  await runs.getByText(`Cerrar: deshecho en ${MANY - 1} casos`).waitFor()
  await expect.poll(closed, { timeout: PATIENCE_MS }).toBe(0)
  await runs.getByRole('button', { name: 'Cerrar', exact: true }).click()
  await runs.getByText('Cerrar: deshecho').waitFor({ state: 'hidden' })
})
