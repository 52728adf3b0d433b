import { readFileSync } from 'node:fs'
import { listCases } from '@atalaya/shared/contract/cases.ts'
import { listContacts } from '@atalaya/shared/contract/contacts.ts'
import { invitePerson, listProfiles } from '@atalaya/shared/contract/staff.ts'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { row } from './desk.ts'
import { findDark, findGrave } from './find-grave.ts'
import { type BrandStage, brandOnStage } from './on-x.ts'
import { connectChat } from './site.ts'
import { raiseStage } from './stage.ts'
import { openPage, PATIENCE_MS } from './visitor.ts'

const WIDE = { width: 1440, height: 900 }
const PHONES = [390, 320]

/** The first word of every key of a catalogue: what a key begins with that nobody translated. */
const ROOTS = ['common', 'inbox', 'admin'].flatMap((name) =>
  Object.keys(JSON.parse(readFileSync(new URL(`../desktop/src/i18n/es/${name}.json`, import.meta.url), 'utf8'))),
)
const KEY = new RegExp(`(?<![\\w@./{-])(?:(?:common|inbox|admin):)?(?:${ROOTS.join('|')})(?:\\.[\\w-]+)+(?![\\w@/-])`, 'g')

/** Resolves once what the page asked for is there and drawn. */
async function settled(page: Page): Promise<void> {
  await page.locator('main, [role=main]').first().waitFor()
  await page.waitForFunction(() => {
    const isBusy = document.querySelector('[class*="Loader-root"], [class*="Skeleton-root"], [aria-busy=true]')
    return !isBusy && (document.querySelector('main')?.textContent ?? '').trim().length > 0
  })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

async function findKeys(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const said: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) said.push(texts.currentNode.nodeValue ?? '')
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) said.push(one.getAttribute(name) ?? '')
    return said.join('\n')
  })
  return [...new Set(shown.match(KEY) ?? [])].map((key) => `untranslated: ${key}`)
}

async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const widest = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((one) => `${one.tagName.toLowerCase()}.${String(one.getAttribute('class')).slice(0, 40)}`)
    return [`overflow at ${clientWidth}: ${scrollWidth} (${widest.join(', ')})`]
  })
}

/** Every screen of the desk, with something on it. */
async function furnish({ stage, x, administrator, accountId }: BrandStage): Promise<string[]> {
  await connectChat(administrator, ['https://www.banco.example'])
  const post = await x.post('lucia_paredes', '@bancoandino pésimo servicio, la app no abre 😡 https://www.banco.example/ayuda')
  await x.dm('lucia_paredes', 'Mi número de cliente es el 4471')
  await x.post('pedro_luna', '@bancoandino ¿cuánto cuesta abrir una cuenta?', post)
  const page = await openPage(administrator, stage.url, '/inbox?view=all-open')
  await row(page, '¿cuánto cuesta').waitFor()
  const { rows } = await administrator.call(listCases, { view: 'all-open' })
  const { rows: contacts } = await administrator.call(listContacts, {})
  const settings = ['general', 'types', 'tags', 'reasons', 'fields', 'templates', 'keys', 'retention'].map((tab) => `/settings?tab=${tab}`)
  return [
    '/inbox',
    '/inbox?view=all-open',
    ...rows.map(({ caseId }) => `/inbox?view=all-open&case=${caseId}`),
    '/search?words=app',
    '/loose',
    '/overview?period=7d',
    '/contacts',
    `/contacts/${contacts[0]?.contactId}`,
    '/customers',
    '/customers/import',
    '/accounts',
    '/accounts/connect',
    `/accounts/${accountId}`,
    '/people',
    '/people?tab=teams',
    '/people?tab=profiles',
    '/events?state=done',
    ...settings,
    '/me',
    '/nowhere',
  ]
}

test('every screen of the desk is in Spanish and can be used by everyone, in both themes and on a phone', async () => {
  const brand = await brandOnStage()
  const paths = await furnish(brand)
  const page = await openPage(brand.administrator, brand.stage.url, '/inbox')
  const found: Record<string, string[]> = {}
  for (const path of paths) {
    await page.setViewportSize(WIDE)
    await page.goto(path)
    await settled(page)
    const wrong = [...(await findGrave(page)), ...(await findKeys(page)), ...(await findDark(page))]
    for (const width of PHONES) {
      await page.setViewportSize({ width, height: 800 })
      await settled(page)
      wrong.push(...(await findOverflow(page)))
    }
    if (wrong.length > 0) found[path.replaceAll(/[0-9a-f-]{36}/g, 'id')] = wrong
  }
  expect(found).toEqual({})
})

test('a conversation on a phone can be used by everyone', async () => {
  const brand = await brandOnStage()
  await furnish(brand)
  const page = await openPage(brand.administrator, brand.stage.url, '/inbox?view=all-open', { viewport: { width: 390, height: 844 }, hasTouch: true })
  await settled(page)
  const wrong = await findGrave(page)
  await row(page, '¿cuánto cuesta').click()
  await page.getByRole('log').getByRole('article').first().waitFor()
  wrong.push(...(await findGrave(page)), ...(await findKeys(page)), ...(await findOverflow(page)))
  await page.getByRole('button', { name: 'Mostrar el contexto' }).click()
  await page.getByRole('tab', { name: 'Contacto' }).waitFor()
  wrong.push(...(await findGrave(page)), ...(await findKeys(page)), ...(await findOverflow(page)))
  expect(wrong).toEqual([])
})

test('the doors of the desk can be used by everyone, in both themes and on a phone', async () => {
  const empty = await raiseStage()
  const stage = await raiseStage()
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const profiles = await administrator.call(listProfiles, {})
  const { link } = await administrator.call(invitePerson, {
    email: 'diego@bancoandino.example',
    name: 'Diego Mora',
    profileId: profiles.find(({ key }) => key === 'agent')!.profileId,
    teamIds: [],
  })
  const doors = [`${empty.url}/start`, `${stage.url}/sign-in`, `${stage.url}/reset`, `${stage.url}/invitation`, `${link}`]
  const page = await openPage(undefined, stage.url, '/sign-in')
  const found: Record<string, string[]> = {}
  for (const door of doors) {
    await page.setViewportSize(WIDE)
    await page.goto('about:blank')
    await page.goto(door)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const wrong = [...(await findGrave(page)), ...(await findKeys(page)), ...(await findDark(page))]
    for (const width of PHONES) {
      await page.setViewportSize({ width, height: 800 })
      wrong.push(...(await findOverflow(page)))
    }
    if (wrong.length > 0) found[new URL(door).pathname] = wrong
  }
  expect(found).toEqual({})
})

/** Everything moved into its place. */
const still = (page: Page) => expect.poll(() => page.evaluate(() => document.getAnimations().length), { timeout: PATIENCE_MS }).toBe(0)

test('dialogs, menus and the palette can be used by everyone', async () => {
  const brand = await brandOnStage()
  await furnish(brand)
  const page = await openPage(brand.administrator, brand.stage.url, '/inbox?view=all-open')
  await row(page, '¿cuánto cuesta').click()
  await page.getByRole('log').getByRole('article').first().waitFor()
  const found: Record<string, string[]> = {}
  for (const [name, keys, shown] of [
    ['palette', 'Control+k', 'dialog'],
    ['shortcuts', 'Shift+?', 'dialog'],
    ['close', 'e', 'dialog'],
    ['snooze', 's', 'dialog'],
    ['assign', 'Shift+A', 'listbox'],
    ['templates', 'm', 'listbox'],
  ] as const) {
    await page.keyboard.press(keys)
    await page.getByRole(shown).first().waitFor()
    await still(page)
    const wrong = [...(await findGrave(page)), ...(await findKeys(page)), ...(await findDark(page))]
    if (wrong.length > 0) found[name] = wrong
    await page.keyboard.press('Escape')
    await page.getByRole(shown).first().waitFor({ state: 'hidden' })
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  }
  expect(found).toEqual({})
})

test('the forms of administrators can be used by everyone', async () => {
  const { stage, x, administrator } = await brandOnStage()
  await x.post('lucia_paredes', '@bancoandino hola')
  const page = await openPage(administrator, stage.url, '/people')
  const found: Record<string, string[]> = {}
  for (const [path, button, shown] of [
    ['/people', 'Invitar', 'dialog'],
    ['/people?tab=teams', 'Crear equipo', 'dialog'],
    ['/settings?tab=types', 'Añadir tipificación', 'dialog'],
    ['/settings?tab=tags', 'Añadir etiqueta', 'dialog'],
    ['/settings?tab=fields', 'Añadir campo', 'dialog'],
    ['/settings?tab=templates', 'Crear plantilla', 'dialog'],
    ['/settings?tab=keys', 'Crear clave', 'dialog'],
    ['/accounts/connect', /Menciones, respuestas, citas/, 'textbox'],
    ['/events?state=done', 'Banco Andino', 'dialog'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('button', { name: button }).first().click()
    await page.getByRole(shown).first().waitFor()
    await still(page)
    const wrong = [...(await findGrave(page)), ...(await findKeys(page)), ...(await findDark(page))]
    if (wrong.length > 0) found[path] = wrong
  }
  expect(found).toEqual({})
})
