import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { BRAND, CUSTOMER } from '../server/test/mail-network.ts'
import { readMail } from '../simulators/src/mail/world/read-mail.ts'
import { answer, message, row, thread } from './desk.ts'
import { mailOnStage } from './on-mail.ts'
import { openPage, PATIENCE_MS } from './visitor.ts'

/** A server elsewhere that counts who opens a mail. */
async function startCounter(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const harmful = (elsewhere: string) => `<html><body style="background:url(${elsewhere}/back.png)">
<p>Hola, no puedo <b>entrar en mi cuenta</b> desde ayer. Mira <a href="https://www.banco.example/ayuda">esta página</a>.</p>
<script>top.ranHere = true; window.ranHere = true</script>
<img src="x" onerror="top.ranHere = true; window.ranHere = true">
<img src="${elsewhere}/open.png" alt="Logotipo" width="120" height="40">
<table border="1"><tr><td>Cliente</td><td>4471</td></tr></table>
<div class="gmail_quote"><div class="gmail_attr">El lun, 16 nov 2026, Banco Andino &lt;${BRAND}&gt; escribió:</div>
<blockquote class="gmail_quote"><p>Le damos la bienvenida a la banca en línea.</p></blockquote></div></body></html>`

test('a mail is read without what would harm or tell on its reader, what it quotes is unfolded, and it is answered in its thread', async () => {
  const elsewhere = await startCounter()
  const { stage, network, write } = await mailOnStage()
  const agent = await stage.person('agent', 'Ana Ruiz')
  const page = await openPage(agent, stage.url, '/inbox?view=all-open')
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  const words = 'no puedo entrar en mi cuenta'
  const messageId = await write({
    subject: 'Acceso a mi cuenta',
    text: `Hola, ${words} desde ayer. Mira esta página.\n\nEl lun, 16 nov 2026, Banco Andino <${BRAND}> escribió:\n> Le damos la bienvenida a la banca en línea.`,
    html: harmful(elsewhere.url),
    cc: ['Luis <luis@cliente.test>'],
  })

  await row(page, words).click()
  const mail = thread(page).getByRole('article').first()
  await mail.getByText(words).first().waitFor()
  await mail.getByText('Remitente sin comprobar').waitFor()
  expect(await mail.getByText('Le damos la bienvenida').count()).toBe(0)
  await mail.getByRole('button', { name: 'Mostrar lo citado' }).click()
  await mail.getByText('Le damos la bienvenida').waitFor()

  await mail.getByRole('button', { name: 'Ver con formato' }).click()
  const frame = mail.frameLocator('iframe[title="Correo con su formato"]')
  await frame.getByText('entrar en mi cuenta').waitFor()
  expect(await mail.getByText(words).count()).toBe(0)
  await frame.getByRole('cell', { name: '4471' }).waitFor()
  await mail.getByText('imagen externa no se carga').waitFor()
  for (const one of page.frames()) expect(await one.evaluate(() => 'ranHere' in window).catch(() => false)).toBe(false)
  expect(elsewhere.asked).toEqual([])
  expect(requested.filter((url) => url.startsWith(elsewhere.url))).toEqual([])

  await page.getByText('Asunto: ').click()
  await answer(page, 'Hola, Ana. Ya puede entrar.', 'privada')
  await message(page, 'Ya puede entrar').getByText('Enviado', { exact: true }).waitFor()
  await expect.poll(() => network.world.accepted.length, { timeout: PATIENCE_MS }).toBe(1)
  const [sent] = network.world.accepted
  const { subject } = await readMail(sent!.raw)
  const headers = sent!.raw.toString().replace(/\r?\n[ \t]+/g, ' ')
  expect(sent!.to).toContain(CUSTOMER)
  expect(subject).toBe('Re: Acceso a mi cuenta')
  expect(headers).toMatch(new RegExp(`^In-Reply-To: ${messageId}\\r?$`, 'im'))
})
