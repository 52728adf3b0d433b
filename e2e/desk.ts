import type { Locator, Page } from 'playwright-core'

/** The row of the case list that shows these words. */
export const row = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('listitem').filter({ hasText: words }).locator('button[class*="open"]')

/** The thread of the open case. */
export const thread = (page: Page): Locator => page.getByRole('log')

/** The message of the open thread with these words. */
export const message = (page: Page, words: string | RegExp): Locator => thread(page).getByRole('article').filter({ hasText: words })

/** Writes and sends with the button. */
export async function answer(page: Page, text: string, how: 'pública' | 'privada' = 'pública'): Promise<void> {
  await page.getByRole('tab', { name: `Respuesta ${how}` }).click()
  await page.getByRole('textbox', { name: `Respuesta ${how}` }).fill(text)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
}

/** Does something from the menu of a message. */
export async function act(page: Page, words: string, name: string): Promise<void> {
  const said = message(page, words)
  await said.hover()
  await said.getByRole('button', { name: 'Acciones del mensaje' }).click()
  await page.getByRole('menuitem', { name }).click()
}
