import { gzipSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core'
import { startDatabaseServer } from '../../server/src/platform/database-server/start-database-server.ts'
import { makeWorkspace } from '../make-workspace.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openSession } from '../open-session.ts'
import { openWorkspace } from '../open-workspace.ts'
import { makeDataDir, startServer } from '../start-server.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

const SLOWER = 4
const SWITCHES = 25
/** What is fetched ahead of use has come by then. */
const READY_MS = 5_000
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', '--no-first-run']

/** The desk in a real browser whose processor is slowed four times: first load, change of conversation, and what the first screen weighs. */
export async function desk(options: BenchOptions): Promise<Measured[]> {
  const quiet = () => undefined
  const dataDir = makeDataDir()
  const embedded = await startDatabaseServer({ dataDir, log: { info: quiet, warn: quiet } })
  const first = await startServer({ dataDir })
  await openWorkspace(first.url)
  await first.stop()
  const made = await makeWorkspace(embedded.url, { messages: 20_000 })
  const server = await startServer({ dataDir })
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args: ARGS, headless: true })
  try {
    const { headers } = await openSession(server, made.personIds.at(-1)!)
    const runs = []
    for (let time = 0; time < timesOf(options); time++) runs.push(await visit(browser, server.url, headers.cookie!))
    const load = medianBy(runs, ({ loadMs }) => loadMs)
    const change = medianBy(runs, ({ switchP95 }) => switchP95)
    return [
      {
        row: 'desk',
        what: `first load to the first row, processor ${SLOWER} × slower`,
        value: significant(load.loadMs / 1000),
        unit: 's',
        target: 'load ≤ 2 s, switch p95 ≤ 100 ms, first screen ≤ 350 kB gzip',
        reference: null,
        n: runs.length,
        also: {
          switchP95Ms: significant(change.switchP95),
          switchP50Ms: significant(change.switchP50),
          coldSwitchMs: significant(medianBy(runs, ({ coldMs }) => coldMs).coldMs),
          firstScreenKB: Math.round(load.kilobytes),
          withAllAheadKB: Math.round(load.kilobytesAfter),
        },
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
    await embedded.stop()
  }
}

async function visit(browser: Browser, url: string, cookie: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'es' })
  const [name, value] = [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]
  await context.addCookies([{ name, value, url }])
  try {
    const { page, kilobytes, loadMs, weigh } = await load(context, url)
    await page.waitForTimeout(READY_MS)
    const kilobytesAfter = await weigh()
    const times = await changeConversations(page)
    const coldMs = await jumpFar(page)
    return { kilobytes, kilobytesAfter, coldMs, loadMs, switchP50: percentile(times, 0.5), switchP95: percentile(times, 0.95) }
  } finally {
    await context.close()
  }
}

const ROWS = 'li button[class*="open"]'

async function load(context: BrowserContext, url: string) {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  let bytes = 0
  const weighed: Promise<void>[] = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (!['document', 'script', 'stylesheet', 'font'].includes(type)) return
    weighed.push(
      response.body().then(
        (body) => {
          bytes += type === 'font' ? body.length : gzipSync(body).length
        },
        () => undefined,
      ),
    )
  })
  const began = performance.now()
  await page.goto(url)
  await page.locator(ROWS).first().waitFor()
  const loadMs = performance.now() - began
  const weigh = async () => {
    await Promise.all(weighed)
    return bytes / 1024
  }
  return { page, loadMs, weigh, kilobytes: await weigh() }
}

/** From the click until the messages of the other conversation are painted, told by the page itself. */
async function changeConversations(page: Page): Promise<number[]> {
  const times: number[] = []
  const rows = await page.locator(ROWS).count()
  for (let index = 0; index < SWITCHES; index++) {
    const took = await changeTo(page, index % Math.min(rows, 8))
    if (index > 0) times.push(took)
    await page.waitForTimeout(250)
  }
  return times
}

/** A conversation that nothing was fetched of: the last row of another view, chosen as soon as it is there. */
async function jumpFar(page: Page): Promise<number> {
  await page.getByRole('button', { name: /^Todos los abiertos/ }).click()
  await page.waitForTimeout(READY_MS)
  const rows = await page.locator(ROWS).count()
  return changeTo(page, rows - 1)
}

function changeTo(page: Page, at: number): Promise<number> {
  return page.evaluate(
    async ({ selector, at }) => {
      const shown = () => document.querySelector('[role=log] article')?.id ?? ''
      const before = shown()
      const button = document.querySelectorAll<HTMLElement>(selector)[at]!
      const began = performance.now()
      button.click()
      while (performance.now() - began < 5_000) {
        await new Promise((frame) => requestAnimationFrame(frame))
        if (shown() !== '' && shown() !== before) break
      }
      // A task queued inside the frame runs once that frame was laid out and painted.
      await new Promise<void>((painted) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => painted()
        port2.postMessage(null)
      })
      return performance.now() - began
    },
    { selector: ROWS, at },
  )
}
