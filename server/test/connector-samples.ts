import { createHmac } from 'node:crypto'
import { startXSimulator } from '../../simulators/src/x/simulator.ts'
import { addApp, grantTokens } from '../../simulators/src/x/world/add-app.ts'
import { addMedia } from '../../simulators/src/x/world/add-media.ts'
import { addUser } from '../../simulators/src/x/world/add-user.ts'
import { publishPost } from '../../simulators/src/x/world/publish-post.ts'
import { sendDm } from '../../simulators/src/x/world/send-dm.ts'
import type { ConnectedAccount, RawRequest, WantedMedia } from '../src/connectors/channel.ts'
import { farEndOfFacebook, farEndOfInstagram } from './meta-network.ts'
import { farEndOfWhatsapp } from './whatsapp-network.ts'

/** A far end that answers, and a customer's message on it. */
export interface FarEnd {
  account: ConnectedAccount
  customerKey: string
  /** A public message that the account may answer. */
  messageId: string
  /** A file that only the account may have, with its bytes; what the event and its original say, where it is found in them. */
  media?: { ref: string; bytes: Uint8Array; wanted?: Partial<WantedMedia> }
  close(): Promise<void>
}

/** What the suite must know of a channel to try it: an account for its fixtures, how its network signs, and a far end if there is one. */
export interface Sample {
  folder: string
  account: ConnectedAccount
  /** How the network signs a web hook; absent where nothing comes by web hook. */
  sign?(body: Buffer, account: ConnectedAccount): RawRequest
  farEnd?(): Promise<FarEnd>
}

const X_SECRET = 'secret-of-the-app'

function signAsX(body: Buffer): RawRequest {
  const signature = `sha256=${createHmac('sha256', X_SECRET).update(body).digest('base64')}`
  return { method: 'POST', url: '/hooks/a', query: {}, headers: { 'x-twitter-webhooks-signature': signature }, body }
}

const META_SECRET = 'secret-of-the-meta-app'

function signAsMeta(body: Buffer): RawRequest {
  const signature = `sha256=${createHmac('sha256', META_SECRET).update(body).digest('hex')}`
  return { method: 'POST', url: '/hooks/a', query: {}, headers: { 'x-hub-signature-256': signature }, body }
}

async function farEndOfX(): Promise<FarEnd> {
  const network = await startXSimulator({ port: 0 })
  const app = addApp(network.world, { tier: 'enterprise' })
  const brand = addUser(network.world, { username: 'bancoandino', brand: true })
  const customer = addUser(network.world, { username: 'ana_rojas' })
  const own = publishPost(network.world, { authorId: brand.userId, text: 'Hoy abrimos' })
  const post = publishPost(network.world, { authorId: customer.userId, text: '@bancoandino ayuda', inReplyToPostId: own.postId })
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex')
  const media = addMedia(network.world, { ownerId: customer.userId, mediaType: 'image/png', category: 'dm_image', totalBytes: 8, bytes })
  sendDm(network.world, { senderId: customer.userId, recipientId: brand.userId, text: 'Mira', mediaKey: media.mediaKey })
  const tokens = grantTokens(network.world, app.appId, brand.userId)
  return {
    account: {
      accountId: 'account',
      providerId: brand.userId,
      handle: brand.username,
      settings: { baseUrl: network.url, clientId: app.clientId, canLike: true, canQuote: true, canReplyUnsummoned: true },
      secrets: { accessToken: tokens.accessToken, refreshToken: tokens.refreshToken, clientSecret: app.clientSecret },
    },
    customerKey: customer.userId,
    messageId: post.postId,
    media: { ref: `${network.url}/dm-media/${media.mediaKey}`, bytes },
    close: () => network.close(),
  }
}

/** One line for each channel; the suite fails for a registered channel without one. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  x: {
    folder: 'x',
    account: {
      accountId: 'account',
      providerId: '1501234567890123777',
      handle: 'bancoandino',
      settings: {},
      secrets: { accessToken: 'token', consumerSecret: X_SECRET },
    },
    sign: signAsX,
    farEnd: farEndOfX,
  },
  facebook: {
    folder: 'meta/facebook',
    account: {
      accountId: 'account',
      providerId: '104857600123456',
      handle: 'bancoandino',
      settings: {},
      secrets: { accessToken: 'token', appSecret: META_SECRET, verifyToken: 'agreed' },
    },
    sign: signAsMeta,
    farEnd: farEndOfFacebook,
  },
  instagram: {
    folder: 'meta/instagram',
    account: {
      accountId: 'account',
      providerId: '17841405793187218',
      handle: 'bancoandino',
      settings: {},
      secrets: { accessToken: 'token', appSecret: META_SECRET, verifyToken: 'agreed' },
    },
    sign: signAsMeta,
    farEnd: farEndOfInstagram,
  },
  email: {
    folder: 'email',
    account: {
      accountId: 'account',
      providerId: 'soporte@banco.example',
      handle: 'soporte@banco.example',
      settings: { address: 'soporte@banco.example' },
      secrets: { password: 'secret-of-the-mailbox', threadKey: '0'.repeat(64), dkimKey: 'key-of-the-domain' },
    },
  },
  chat: {
    folder: 'web-chat',
    account: { accountId: 'account', providerId: 'account', handle: 'Chat', settings: {}, secrets: { identitySecret: '0'.repeat(64) } },
  },
  whatsapp: {
    folder: 'meta/whatsapp',
    account: {
      accountId: 'account',
      providerId: '106540352242922',
      handle: '+5115550100',
      settings: { phoneNumberId: '106540352242922', wabaId: '102290129340398' },
      secrets: { accessToken: 'token', appSecret: META_SECRET, verifyToken: 'verify' },
    },
    sign: signAsMeta,
    farEnd: farEndOfWhatsapp,
  },
}
