import { openAccount } from '../../accounts/open-account.ts'
import { CONNECTORS } from '../../connectors/registry.ts'
import type { Platform } from '../../platform/platform.ts'
import { connectDemoAccount, type DemoAccountForm, findAccount, moveAccount } from '../find-account.ts'
import type { Simulator } from '../simulator.ts'
import { ASSETS, META_NETWORKS, type MetaKeys, type MetaNetwork, PROVIDER_ID, seatBank } from './bank-on-meta.ts'
import { recallMeta } from './recall-meta.ts'

/**
 * The bank's Page, Instagram account and WhatsApp number are connected, on a network that was started afresh. Returns the networks on which
 * it can be written to; one that cannot be connected is left out and written down.
 */
export async function connectMeta(platform: Platform, network: Simulator): Promise<MetaNetwork[]> {
  const networks = META_NETWORKS.filter((one) => CONNECTORS.some(({ channel }) => channel === one))
  const known = new Map<MetaNetwork, string>()
  for (const one of networks) {
    const accountId = await findAccount(platform, one, PROVIDER_ID[one])
    if (accountId) known.set(one, accountId)
  }
  const keys = await keysOf(platform, known)
  await seatBank(network, keys)
  await recallMeta(platform, network)
  const connected: MetaNetwork[] = []
  for (const one of networks) {
    try {
      const accountId = known.get(one)
      if (accountId) await moveAccount(platform, accountId, { baseUrl: network.url })
      else await connectDemoAccount(platform, formOf(one, network.url, keys))
      connected.push(one)
    } catch (error) {
      platform.log.error({ err: error, channel: one }, 'an account of the demonstration could not be connected')
    }
  }
  return connected
}

/** What an account was connected with stays good when the workspace's own key is rotated. */
async function keysOf(platform: Platform, known: ReadonlyMap<MetaNetwork, string>): Promise<MetaKeys> {
  const secret = (what: string) => platform.seal.sign('demo', `meta ${what}`)
  const secretsOf = async (network: MetaNetwork) => {
    const accountId = known.get(network)
    return accountId ? ((await openAccount(platform, accountId)).secrets as { appSecret: string; accessToken: string }) : undefined
  }
  const [page, instagram, number] = [await secretsOf('facebook'), await secretsOf('instagram'), await secretsOf('whatsapp')]
  return {
    appSecret: (page ?? instagram ?? number)?.appSecret ?? secret('app'),
    pageToken: (page ?? instagram)?.accessToken ?? secret('page'),
    whatsappToken: number?.accessToken ?? secret('whatsapp'),
  }
}

function formOf(network: MetaNetwork, baseUrl: string, { appSecret, pageToken, whatsappToken }: MetaKeys): DemoAccountForm {
  const settings = { baseUrl, appId: ASSETS.appId }
  const common = { channel: network, name: 'Banco Andara', secrets: { appSecret, accessToken: network === 'whatsapp' ? whatsappToken : pageToken } }
  return network === 'whatsapp'
    ? { ...common, settings: { ...settings, phoneNumberId: ASSETS.numberId, wabaId: ASSETS.wabaId }, responseTargetS: 900 }
    : { ...common, settings: { ...settings, humanAgent: true }, responseTargetS: 3600 }
}
