import { createHmac } from 'node:crypto'
import { beginTwoFactor, confirmTwoFactor } from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../server/test/people.ts'
import { raiseStage } from './stage.ts'
import { openPage } from './visitor.ts'

const PASSWORD = 'la torre mira el valle 41'

/** The code of RFC 6238 for a secret in base 32: six digits of HMAC-SHA1 over the half minutes since 1970. */
function totp(secret: string, at: Date): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const digest = createHmac('sha1', key).update(step).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('the code made here is the one the standard shows', () => {
  expect(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(59_000))).toBe('287082')
})

test('a person enters with their password, and a wrong one is refused in words of their language', async () => {
  const stage = await raiseStage()
  const { person } = await signedIn(stage, 'agent', { name: 'Lucía Paz', password: PASSWORD })
  const page = await openPage(undefined, stage.url, '/overview?period=7d')
  await page.getByLabel('Correo').fill(person.email)
  await page.getByLabel('Contraseña').fill('no es la clave')
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('alert').filter({ hasText: 'El correo o la contraseña' }).waitFor()

  await page.getByLabel('Contraseña').fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.waitForURL('**/overview?period=7d')
  await page.getByRole('navigation', { name: 'Módulos' }).waitFor()
})

test('who has a second factor enters only with its code', async () => {
  const stage = await raiseStage()
  const agent = await signedIn(stage, 'agent', { name: 'Lucía Paz', password: PASSWORD })
  const { totpUri } = await agent.call(beginTwoFactor, { password: PASSWORD })
  const secret = new URL(totpUri).searchParams.get('secret')!
  await agent.call(confirmTwoFactor, { code: totp(secret, new Date()) })

  const page = await openPage(undefined, stage.url, '/sign-in')
  await page.getByLabel('Correo').fill(agent.person.email)
  await page.getByLabel('Contraseña').fill(PASSWORD)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: 'Verificación en dos pasos' }).waitFor()
  await page.getByLabel('Código').fill('000000')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.getByText('Ese código no es correcto').waitFor()
  await page.getByLabel('Código').fill(totp(secret, new Date()))
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.waitForURL('**/inbox')
  await page.getByRole('navigation', { name: 'Módulos' }).waitFor()
})
