import { assignCase } from '@atalaya/shared/contract/cases.ts'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { message, row } from './desk.ts'
import { findGrave } from './find-grave.ts'
import { connectChat, raiseSite, type Site } from './site.ts'
import { raiseStage, type Stage } from './stage.ts'
import { openPage } from './visitor.ts'

/** A visitor of the site who has just written that. */
async function write(site: Site, text: string): Promise<Page> {
  const visitor = await openPage(undefined, site.origin, '/')
  await visitor.getByRole('button', { name: 'Abrir el chat' }).click()
  const box = visitor.getByRole('dialog').getByRole('textbox')
  await box.fill(text)
  await box.press('Enter')
  return visitor
}

async function caseOf({ db }: Stage, text: string): Promise<string> {
  return (await db.selectFrom('cases').select('id').where('preview', '=', text).executeTakeFirstOrThrow()).id
}

test('an agent with several live chats sees who waits and who types, and goes to who waits longest with one key', async () => {
  const stage = await raiseStage()
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const site = await raiseSite(stage)
  site.carry(await connectChat(administrator, [site.origin]))
  const desk = await openPage(administrator, stage.url, '/inbox?view=all-open')
  const first = await write(site, 'Hola, soy la primera')
  await row(desk, 'soy la primera').waitFor()
  const strip = desk.getByRole('navigation', { name: 'Chats en vivo' })
  expect(await strip.count()).toBe(0)
  await write(site, 'Hola, soy la segunda')
  await row(desk, 'soy la segunda').waitFor()
  for (const text of ['Hola, soy la primera', 'Hola, soy la segunda'])
    await administrator.call(assignCase, { caseId: await caseOf(stage, text), ownerId: administrator.person.personId })

  const chats = strip.getByRole('button')
  await chats.nth(1).waitFor()
  expect(await chats.first().textContent()).toMatch(/\d:\d\d/)
  await desk.keyboard.press('c')
  await message(desk, 'soy la primera').waitFor()
  await desk.keyboard.press('c')
  await message(desk, 'soy la segunda').waitFor()
  expect(await chats.nth(1).getAttribute('aria-current')).toBe('true')

  await first.getByRole('dialog').getByRole('textbox').pressSequentially('y otra cosa')
  await chats
    .first()
    .getByRole('img', { name: /está escribiendo/ })
    .waitFor()
  expect(await findGrave(desk)).toEqual([])
  await desk.emulateMedia({ colorScheme: 'dark' })
  expect(await findGrave(desk)).toEqual([])
})
