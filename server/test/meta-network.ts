import { onTestFinished } from 'vitest'
import { type MetaSimulator, startMetaSimulator } from '../../simulators/src/meta/simulator.ts'
import { addApp, addInstagram, addPage, grantToken } from '../../simulators/src/meta/world/add-assets.ts'
import { addPerson } from '../../simulators/src/meta/world/add-person.ts'
import type { App, Instagram, Page, Person } from '../../simulators/src/meta/world/assets.ts'
import { writeComment } from '../../simulators/src/meta/world/comments.ts'
import { putMessage } from '../../simulators/src/meta/world/messages.ts'
import { publishPost } from '../../simulators/src/meta/world/posts.ts'
import { scopedId } from '../../simulators/src/meta/world/scoped-ids.ts'
import type { FarEnd } from './connector-samples.ts'

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

/** The network of Meta with an Instagram account, linked to a Page or connected by its own login. */
export interface InstagramNetwork extends Omit<MetaNetwork, 'page' | 'form'> {
  instagram: Instagram
  /** For the connect form of an Instagram account. */
  form(): { channel: 'instagram'; settings: Record<string, unknown>; secrets: Record<string, string> }
}

export async function instagramNetwork(login: Instagram['login'] = 'facebook', now?: () => number): Promise<InstagramNetwork> {
  const { page, ...network } = await metaNetwork(now)
  const { world, app } = network
  const pageId = login === 'facebook' ? page.id : undefined
  const instagram = addInstagram(world, { username: 'bancoandino', name: 'Banco Andino', login, pageId })
  return {
    ...network,
    instagram,
    form() {
      const token = grantToken(world, { appId: app.appId, assets: [login === 'facebook' ? page.id : instagram.id] })
      // Old enough to be renewed.
      token.issuedAtMs -= 2 * 86_400_000
      const settings = { baseUrl: network.url, instagramUrl: network.instagramUrl, login, appId: app.appId }
      const secrets = { accessToken: token.token, appSecret: app.appSecret, verifyToken: 'agreed' }
      return { channel: 'instagram', settings, secrets: { ...secrets, ...(login === 'instagram' && { instagramAppSecret: app.instagramAppSecret }) } }
    },
  }
}

/** An account connected by an Instagram login with a customer who commented on its medium and wrote to it, for the conformance suite. */
export async function farEndOfInstagram(): Promise<FarEnd> {
  const { world, instagram, customer, form, close } = await instagramNetwork('instagram')
  const post = publishPost(world, { network: 'instagram', assetId: instagram.id, text: 'Hoy abrimos' })
  const comment = writeComment(world, { post, authorId: customer.personId, text: '¿Hasta cuándo?' })
  putMessage(world, { network: 'instagram', assetId: instagram.id, personId: customer.personId, fromAsset: false, text: 'Hola' })
  const { settings, secrets } = form()
  return {
    account: { accountId: 'account', providerId: instagram.id, handle: instagram.username, settings, secrets },
    customerKey: scopedId(world, 'igsid', instagram.id, customer.personId),
    messageId: comment.id,
    close,
  }
}

/** A Page with a customer who commented on its post and wrote to it, for the conformance suite. */
export async function farEndOfFacebook(): Promise<FarEnd> {
  const { world, page, customer, form, close } = await metaNetwork()
  world.settings.sameCommenterId = true
  const post = publishPost(world, { network: 'facebook', assetId: page.id, text: 'Hoy abrimos' })
  const comment = writeComment(world, { post, authorId: customer.personId, text: '¿Hasta cuándo?' })
  putMessage(world, { network: 'messenger', assetId: page.id, personId: customer.personId, fromAsset: false, text: 'Hola' })
  const { settings, secrets } = form()
  return {
    account: { accountId: 'account', providerId: page.id, handle: page.username, settings, secrets },
    customerKey: scopedId(world, 'psid', page.id, customer.personId),
    messageId: comment.id,
    close,
  }
}
