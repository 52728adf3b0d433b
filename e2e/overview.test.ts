import { closeCase, listCases } from '@atalaya/shared/contract/cases.ts'
import { readTaxonomy } from '@atalaya/shared/contract/taxonomy.ts'
import { expect, test } from 'vitest'
import { answer, message, row } from './desk.ts'
import { brandOnStage } from './on-x.ts'
import { openPage, PATIENCE_MS } from './visitor.ts'

test('every figure of the overview opens the list of just so many cases', async () => {
  const { stage, x, administrator } = await brandOnStage()
  await x.post('lucia_paredes', '@bancoandino pésimo servicio, la app no abre 😡')
  await x.post('pedro_luna', '@bancoandino ¿cuánto cuesta abrir una cuenta?')
  await x.post('ines_vega', '@bancoandino gracias, excelente atención 😍')
  await x.dm('ivan_soto', 'quiero bloquear mi tarjeta, me la robaron')
  const page = await openPage(administrator, stage.url, '/inbox?view=all-open')
  await row(page, 'me la robaron').waitFor()
  await expect.poll(() => page.getByRole('listitem').locator('button[class*="open"]').count(), { timeout: PATIENCE_MS }).toBe(4)
  await row(page, '¿cuánto cuesta').click()
  await answer(page, 'Nada, es gratis.')
  await message(page, 'Nada, es gratis.').getByText('Enviado', { exact: true }).waitFor()
  const { reasons } = await administrator.call(readTaxonomy, {})
  const { rows } = await administrator.call(listCases, { view: 'all-open' })
  const done = rows.find(({ contact }) => contact.name === 'ines_vega')!
  await administrator.call(closeCase, { caseId: done.caseId, reasonId: reasons[0]!.reasonId, rating: 'positive' })

  await page.goto('/overview?period=today')
  await page.getByRole('link', { name: 'Abiertos: 3' }).waitFor()
  const figures = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/inbox"]')].map((link) => ({
      name: link.getAttribute('aria-label') ?? link.textContent ?? '',
      count: Number(
        /: (\d+)$/.exec(link.getAttribute('aria-label') ?? '')?.[1] ?? /(\d+)\s+\d+\s?%$/.exec(link.textContent ?? '')?.[1] ?? Number.NaN,
      ),
      path: link.getAttribute('href') ?? '',
    })),
  )
  const counted = figures.filter(({ count }) => !Number.isNaN(count))
  expect(counted.length).toBeGreaterThan(12)
  const differing: object[] = []
  for (const figure of counted) {
    await page.goto(figure.path)
    await page.getByText(/Fin de la lista|No hay casos aquí|Ningún caso cumple|Nada pendiente/).waitFor()
    const shown = await page.getByRole('listitem').locator('button[class*="open"]').count()
    if (shown !== figure.count) differing.push({ ...figure, shown })
  }
  expect(differing).toEqual([])
})
