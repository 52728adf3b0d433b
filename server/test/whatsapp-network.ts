import { onTestFinished } from 'vitest'
import { type MetaSimulator, startMetaSimulator } from '../../simulators/src/meta/simulator.ts'
import { addApp, addNumber, addTemplate, addWaba, grantToken } from '../../simulators/src/meta/world/add-assets.ts'
import { addFile } from '../../simulators/src/meta/world/add-file.ts'
import { addPerson } from '../../simulators/src/meta/world/add-person.ts'
import type { App, Person, PhoneNumber, Waba } from '../../simulators/src/meta/world/assets.ts'
import type { Message } from '../../simulators/src/meta/world/content.ts'
import { type NewMessage, putMessage } from '../../simulators/src/meta/world/messages.ts'
import { bsuid } from '../../simulators/src/meta/world/scoped-ids.ts'
import type { ConnectedAccount } from '../src/connectors/channel.ts'
import type { FarEnd } from './connector-samples.ts'

/** WhatsApp with a business, its number and a customer, with the secrets of the connect form. */
export interface WhatsappNetwork extends MetaSimulator {
  app: App
  waba: Waba
  number: PhoneNumber
  customer: Person
  form: { channel: 'whatsapp'; settings: Record<string, unknown>; secrets: Record<string, string> }
  account: ConnectedAccount
  /** Under which id the business knows a person. */
  keyOf(person: Person): string
  /** The customer writes to the number. */
  write(message?: Partial<NewMessage>): Message
  control(method: string, path: string, body?: object): Promise<Record<string, unknown>>
}

export async function startWhatsappNetwork(now?: () => number): Promise<WhatsappNetwork> {
  const network = await startMetaSimulator({ port: 0, ...(now && { now }) })
  const { world } = network
  const app = addApp(world, { name: 'Atalaya' })
  const waba = addWaba(world, { name: 'Banco Andino' })
  const number = addNumber(world, { wabaId: waba.id, display: '+51 1 5550100', verifiedName: 'Banco Andino' })
  const customer = addPerson(world, { username: 'ana_rojas', name: 'Ana Rojas', phone: '51987654321' })
  const { token } = grantToken(world, { appId: app.appId, assets: [waba.id, number.id] })
  addTemplate(world, {
    wabaId: waba.id,
    name: 'pedido_listo',
    language: 'es',
    components: [
      { type: 'BODY', text: 'Hola {{1}}, tu pedido {{2}} está listo.' },
      { type: 'FOOTER', text: 'Banco Andino' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Ver', url: 'https://tienda.example/{{1}}' }] },
    ],
  })
  addTemplate(world, {
    wabaId: waba.id,
    name: 'recordatorio',
    language: 'es',
    parameterFormat: 'NAMED',
    components: [{ type: 'BODY', text: 'Hola {{nombre}}, te esperamos a las {{hora}}.' }],
  })
  const settings = { baseUrl: network.url, appId: app.appId, phoneNumberId: number.id, wabaId: waba.id }
  const secrets = { accessToken: token, appSecret: app.appSecret }
  return {
    ...network,
    app,
    waba,
    number,
    customer,
    form: { channel: 'whatsapp', settings, secrets },
    account: { accountId: 'account', providerId: number.id, handle: '+5115550100', settings, secrets: { ...secrets, verifyToken: 'agreed' } },
    keyOf: (person) => bsuid(world, number, person.personId),
    write: (message = {}) =>
      putMessage(world, {
        network: 'whatsapp',
        assetId: number.id,
        personId: customer.personId,
        fromAsset: false,
        text: 'Hola',
        content: { body: message.text ?? 'Hola' },
        ...message,
      }),
    async control(method, path, body) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${network.url}/_sim${path}`, { method, ...(body && { headers, body: JSON.stringify(body) }) })
      return (await answer.json()) as Record<string, unknown>
    },
  }
}

/** The same, gone when the test ends. */
export async function whatsappNetwork(now?: () => number): Promise<WhatsappNetwork> {
  const network = await startWhatsappNetwork(now)
  onTestFinished(() => network.close())
  return network
}

/** A far end for the conformance suite. */
export async function farEndOfWhatsapp(): Promise<FarEnd> {
  const { world, number, customer, account, keyOf, write, close } = await startWhatsappNetwork()
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex')
  const file = addFile(world, { bytes, mime: 'image/png', assetId: number.id })
  const message = write({ type: 'image', fileIds: [file.fileId], content: {}, text: '' })
  return { account, customerKey: keyOf(customer), messageId: message.id, media: { ref: file.fileId, bytes }, close }
}
