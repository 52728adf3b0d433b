import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { Egress } from '../../src/platform/egress.ts'
import { SLICES } from '../../src/slices.ts'
import { type TestApp, testApp } from '../test-app.ts'
import { dumpDatabase, type Place } from './find-leaks.ts'

export interface ListeningApp extends TestApp {
  /** All that was answered and logged so far, and all that the database holds now. */
  places(): Promise<Place[]>
}

/** The product with its log at its most talkative and nothing left out of it, whose every answer is kept. Cookies apart: they are for their owner. */
export async function listeningApp(environment: Record<string, string>, egress?: Egress): Promise<ListeningApp> {
  const first = await testApp(environment)
  const heard: Place[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void heard.push({ where: 'log', text: line }) })
  const app = await createApp(first.config, SLICES, first.clock, log)
  onTestFinished(() => app.close())
  if (egress) app.platform.egress = egress
  app.http.raw.addHook('onSend', async (request, reply, payload) => {
    const { 'set-cookie': _, ...headers } = reply.getHeaders()
    const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : ''
    heard.push({ where: `answer of ${request.method} ${request.routeOptions.url}`, text: `${JSON.stringify(headers)} ${body}` })
    return payload
  })
  return { ...first, ...app, db: app.platform.db, places: async () => [...heard, ...(await dumpDatabase(app.platform.db))] }
}
