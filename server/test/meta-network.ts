import { onTestFinished } from 'vitest'
import { type MetaSimulator, startMetaSimulator } from '../../simulators/src/meta/simulator.ts'
import { addApp, addPage, grantToken } from '../../simulators/src/meta/world/add-assets.ts'
import { addPerson } from '../../simulators/src/meta/world/add-person.ts'
import type { App, Page, Person } from '../../simulators/src/meta/world/assets.ts'

/** The network of Meta with a Page and a customer on it, gone when the test ends. */
export interface MetaNetwork extends MetaSimulator {
  app: App
  page: Page
  customer: Person
  /** For the connect form of a Page. */
  form(): { channel: 'facebook'; settings: Record<string, unknown>; secrets: Record<string, string> }
  control(method: string, path: string, body?: object): Promise<Record<string, unknown>>
}

export async function metaNetwork(now?: () => number): Promise<MetaNetwork> {
  const network = await startMetaSimulator({ port: 0, ...(now && { now }) })
  onTestFinished(() => network.close())
  const app = addApp(network.world, { name: 'Atalaya' })
  const page = addPage(network.world, { name: 'Banco Andino', username: 'bancoandino' })
  const customer = addPerson(network.world, { username: 'ana_rojas', name: 'Ana Rojas' })
  return {
    ...network,
    app,
    page,
    customer,
    form() {
      const { token } = grantToken(network.world, { appId: app.appId, assets: [page.id] })
      const settings = { baseUrl: network.url, appId: app.appId }
      return { channel: 'facebook', settings, secrets: { accessToken: token, appSecret: app.appSecret, verifyToken: 'agreed' } }
    },
    async control(method, path, body) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${network.url}/_sim${path}`, { method, ...(body && { headers, body: JSON.stringify(body) }) })
      return (await answer.json()) as Record<string, unknown>
    },
  }
}
