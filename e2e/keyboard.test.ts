import { test } from 'vitest'
import { signedIn } from '../server/test/people.ts'
import { message, row } from './desk.ts'
import { brandOnStage, eventuallyAccepted } from './on-x.ts'
import { openPage } from './visitor.ts'

const PASSWORD = 'la torre mira el valle 41'

test('an agent does a whole day’s work without a mouse', async () => {
  const { stage, x } = await brandOnStage()
  const { person } = await signedIn(stage, 'agent', { name: 'Ana Ruiz', password: PASSWORD })
  await x.post('lucia_paredes', '@bancoandino la app no abre desde ayer')
  const page = await openPage(undefined, stage.url, '/inbox?view=all-open')
  await page.getByRole('heading', { name: 'Entra en Atalaya' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type(person.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await row(page, 'la app no abre').waitFor()
  await x.post('pedro_luna', '@bancoandino quiero un préstamo')
  await row(page, 'quiero un préstamo').waitFor()
  const keys = page.keyboard
  const isOpen = (words: string) => message(page, words).waitFor()

  await keys.press('j')
  await keys.press('Enter')
  await isOpen('quiero un préstamo')
  await keys.press('j')
  await keys.press('k')
  await keys.press('j')
  await keys.press('Enter')
  await isOpen('la app no abre')

  await keys.press('r')
  await page.locator('textarea:focus').waitFor()
  await keys.type('Lo miramos ya. e j ?')
  await keys.press('Control+Enter')
  await message(page, 'Lo miramos ya').getByText('Enviado', { exact: true }).waitFor()
  await eventuallyAccepted(x, ['Lo miramos ya. e j ?'])

  await keys.press('Escape')
  await keys.press('n')
  await page.getByRole('textbox', { name: 'Nota interna' }).and(page.locator(':focus')).waitFor()
  await keys.type('Es la tercera vez que pasa')
  await keys.press('Control+Enter')
  await page.getByRole('log').getByText('Es la tercera vez que pasa').waitFor()
  await keys.press('Escape')

  await keys.press('Shift+?')
  const sheet = page.getByRole('dialog', { name: 'Atajos de teclado' })
  await sheet.getByText('Abrir la paleta de comandos').waitFor()
  await keys.press('Escape')
  await sheet.waitFor({ state: 'hidden' })

  await keys.press('t')
  await page.locator('input:focus').waitFor()
  await keys.type('tarifas')
  await page.getByRole('option', { name: 'Consulta › Tarifas y comisiones' }).waitFor()
  await keys.press('ArrowDown')
  await keys.press('Enter')
  await page
    .getByRole('log')
    .getByText(/Ana Ruiz lo tipificó como/)
    .waitFor()

  await keys.press('e')
  const closing = page.getByRole('dialog', { name: /Cerrar el caso/ })
  await closing.getByRole('radio').first().and(page.locator(':focus')).waitFor()
  await keys.press('ArrowDown')
  await keys.press('Tab')
  await keys.press('ArrowLeft')
  await keys.press('Enter')
  await closing.waitFor({ state: 'hidden' })
  await page
    .getByText(/Caso \d+ cerrado/)
    .first()
    .waitFor()

  await keys.press('Control+k')
  await page.getByPlaceholder('Busca acciones').and(page.locator(':focus')).waitFor()
  await keys.type('ir a contactos')
  await page.getByRole('button', { name: 'Ir a contactos' }).waitFor()
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'Contactos' }).waitFor()
})
