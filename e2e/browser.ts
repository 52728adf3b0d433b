import chromium from '@sparticuz/chromium'
import { chromium as driver } from 'playwright-core'
import { buildPages } from './build-pages.ts'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
]

/**
 * Vitest's global set-up: one browser for all stories, whose address they find in `STORY_BROWSER`. The packaged one runs on Linux; elsewhere
 * `STORY_CHROMIUM` names another.
 */
export default async function setup(): Promise<() => Promise<void>> {
  buildPages()
  const browser = await driver.launchServer({
    executablePath: process.env.STORY_CHROMIUM ?? (await chromium.executablePath()),
    args: ARGS,
    headless: true,
  })
  process.env.STORY_BROWSER = browser.wsEndpoint()
  return () => browser.close()
}
