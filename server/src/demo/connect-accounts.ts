import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { connectAccount } from '../accounts/manage/connect-account.ts'
import { openAccount } from '../accounts/open-account.ts'
import { platformCaller } from '../platform/caller.ts'
import { type Platform, publicUrl } from '../platform/platform.ts'
import { BRANDS, type Brand } from './cast-ids.ts'
import { findAccount, moveAccount } from './find-account.ts'
import { type BrandKeys, type SimulatedX, seatBrand } from './simulated-x.ts'

/** The ids of the demonstration's accounts. */
export interface DemoAccounts {
  BancoAndara: string
  AndaraAyuda: string
  chat: string
}

/** The bank's accounts are connected, on a network that may have been started afresh: same keys, same tokens, new address. */
export async function connectAccounts(platform: Platform, network: SimulatedX): Promise<DemoAccounts> {
  return {
    BancoAndara: await connectBrand(platform, network, 'BancoAndara'),
    AndaraAyuda: await connectBrand(platform, network, 'AndaraAyuda'),
    chat: await connectChat(platform),
  }
}

function keysOf({ seal }: Platform, brand: Brand): BrandKeys {
  const secret = (what: string) => seal.sign('demo', `${brand} ${what}`)
  return {
    appId: `${BRANDS[brand].id}9`,
    consumerSecret: secret('consumer'),
    clientId: `client-${brand}`,
    clientSecret: secret('client'),
    bearerToken: secret('bearer'),
  }
}

async function connectBrand(platform: Platform, network: SimulatedX, brand: Brand): Promise<string> {
  const { seal } = platform
  const known = await findAccount(platform, 'x', BRANDS[brand].id)
  // What the account was connected with stays good when the workspace's own key is rotated.
  const keys = { ...keysOf(platform, brand), ...(known && ((await openAccount(platform, known)).secrets as Partial<BrandKeys>)) }
  const tokens = known
    ? ((await openAccount(platform, known)).secrets as { accessToken: string; refreshToken: string })
    : { accessToken: seal.sign('demo', `${brand} access`), refreshToken: seal.sign('demo', `${brand} refresh`) }
  await seatBrand(network, brand, keys, tokens)
  if (known) {
    await moveAccount(platform, known, { baseUrl: network.url })
    return known
  }
  const enterprise = BRANDS[brand].tier === 'enterprise'
  const { accountId } = await connectAccount(platform, platformCaller(platform.clock.now(), PERMISSIONS), {
    channel: 'x',
    name: BRANDS[brand].name,
    settings: { baseUrl: network.url, clientId: keys.clientId, canLike: enterprise, canReplyUnsummoned: enterprise },
    secrets: { ...tokens, clientSecret: keys.clientSecret, consumerSecret: keys.consumerSecret, bearerToken: keys.bearerToken },
    caseForMentions: true,
    responseTargetS: 3600,
    teamId: null,
    pollEveryS: null,
    budgetMicros: 50_000_000,
  } as never)
  return accountId
}

async function connectChat(platform: Platform): Promise<string> {
  const known = await platform.db.selectFrom('accounts').select('id').where('channel', '=', 'chat').where('removed_at', 'is', null).executeTakeFirst()
  if (known) return known.id
  const { accountId } = await connectAccount(platform, platformCaller(platform.clock.now(), PERMISSIONS), {
    channel: 'chat',
    name: 'Andara en línea',
    settings: {
      siteName: 'Andara en línea',
      accent: '#0b6b60',
      greetingEs: '¡Hola! Somos Andara. ¿En qué te ayudamos?',
      askName: 'required',
      askEmail: 'optional',
      allowedOrigins: [new URL(publicUrl(platform.config)).origin],
      answersIn: 'minutes',
    },
    secrets: {},
    caseForMentions: false,
    responseTargetS: 120,
    teamId: null,
    pollEveryS: null,
    budgetMicros: null,
  } as never)
  return accountId
}
