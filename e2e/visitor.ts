import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

/** How long a story waits for something to appear before it fails; nothing is slow enough to need it. */
export const PATIENCE_MS = 60_000

/** A browser context of its own, in Spanish, that may carry a session. What breaks inside a page fails the story, and leaves a picture. */
export async function openContext(cookie: string | undefined, url: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = await reachBrowser()
  const context = await browser.newContext({
    baseURL: url,
    locale: 'es-ES',
    timezoneId: 'America/Lima',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  if (cookie) {
    const cut = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url }])
  }
  const broken: string[] = []
  context.on('weberror', (error) => broken.push(error.error().message))
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) broken.push(message.text())
  })
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(context, task.name)
    await context.close()
    await browser.close()
    expect(broken).toEqual([])
  })
  return context
}

/** The page of somebody who is signed in, at that path. */
export async function openPage(who: { cookie: string } | undefined, url: string, path: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await (await openContext(who?.cookie, url, options)).newPage()
  await page.goto(path)
  return page
}

function reachBrowser(): Promise<Browser> {
  const address = process.env.STORY_BROWSER
  if (!address) throw new Error('STORY_BROWSER is not set: stories run through vitest.config.ts, which starts a browser.')
  return chromium.connect(address)
}

async function picture(context: BrowserContext, story: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-story-'))
  for (const [index, page] of context.pages().entries()) {
    const path = join(folder, `${index + 1}.png`)
    await page.screenshot({ path }).catch(() => undefined)
    console.error(`«${story}» failed at ${page.url()}: ${path}`)
  }
}
