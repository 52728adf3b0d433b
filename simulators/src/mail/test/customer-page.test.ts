import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CustomerPage, startCustomerPage } from '../page/start-customer-page.ts'
import { seedDemo } from '../seed-demo.ts'
import { type MailSimulator, startMailSimulator } from '../simulator.ts'

let simulator: MailSimulator
let page: CustomerPage
beforeEach(async () => {
  simulator = await startMailSimulator()
  seedDemo(simulator.world)
  page = await startCustomerPage(simulator, { port: 0 })
})
afterEach(async () => {
  await page.close()
  await simulator.close()
})

async function call<T>(path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return (await (await fetch(`${page.url}/_sim${path}`, body && { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T
}
interface Shown {
  uid: number
  subject: string
  references: string[]
  messageId: string
  text: string
}
const inboxOf = async (address: string) => (await call<{ mails: Shown[] }>(`/mails/${address}`)).mails

const BRAND = 'ayuda@bancomirador.example'
const LUCIA = 'lucia.quispe@correo.example'

test('a customer writes, is answered and answers in the same thread', async () => {
  const { messageId } = await call<{ messageId: string }>('/mails', { from: LUCIA, to: BRAND, subject: 'Mi tarjeta', text: 'No llegó' })
  const [asked] = await inboxOf(BRAND)
  expect(asked).toMatchObject({ messageId, subject: 'Mi tarjeta' })
  await call('/mails', { from: BRAND, text: 'Ya va', answers: asked!.uid })
  const [answered] = await inboxOf(LUCIA)
  await call('/mails', { from: LUCIA, text: 'Gracias', answers: answered!.uid })
  const [last] = await inboxOf(BRAND)
  expect(last).toMatchObject({ subject: 'Re: Mi tarjeta', references: [messageId, answered!.messageId] })
  expect(last!.text).toContain('> Ya va')
})

test('a machine answers a person once and another machine not at all', async () => {
  const away = 'helen.wu@mail.example'
  for (const text of ['uno', 'dos']) await call('/mails', { from: LUCIA, to: away, subject: 'Hola', text })
  expect(await inboxOf(LUCIA)).toHaveLength(1)
})

test.each(['es', 'en', 'pt'])('the page speaks %s and leaves no word unfilled', async (language) => {
  const html = await (await fetch(`${page.url}/?lang=${language}`)).text()
  expect(html).toContain(`<html lang="${language}">`)
  expect(html).not.toContain('{{')
})
