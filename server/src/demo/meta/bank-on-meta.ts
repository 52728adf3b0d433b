import type { Simulator } from '../simulator.ts'

/** The bank's assets on Facebook, Instagram and WhatsApp: the same after every start. */
export const ASSETS = {
  appId: '900000000000101',
  pageId: '104000000000101',
  instagramId: '17841400000000101',
  wabaId: '102000000000101',
  businessId: '101000000000101',
  numberId: '106000000000101',
} as const

export type MetaNetwork = 'facebook' | 'instagram' | 'whatsapp'
export const META_NETWORKS: readonly MetaNetwork[] = ['facebook', 'instagram', 'whatsapp']
/** Under which id the network knows the bank. */
export const PROVIDER_ID: Readonly<Record<MetaNetwork, string>> = {
  facebook: ASSETS.pageId,
  instagram: ASSETS.instagramId,
  whatsapp: ASSETS.numberId,
}

/** What the bank itself said, below which people comment. */
export const POSTS: readonly { network: 'facebook' | 'instagram'; id: string; text: string }[] = [
  {
    network: 'facebook',
    id: `${ASSETS.pageId}_400000000000101`,
    text: 'Este sábado la app estará en mantenimiento de 2:00 a 4:00. Cajeros y tarjetas funcionan con normalidad.',
  },
  {
    network: 'facebook',
    id: `${ASSETS.pageId}_400000000000102`,
    text: 'Abre tu Cuenta Clara desde el celular, sin mantenimiento el primer año. ¿Dudas? Te leemos aquí.',
  },
  { network: 'instagram', id: '17900000000000101', text: 'Tu primera casa, más cerca 🏠' },
  { network: 'instagram', id: '17900000000000102', text: 'Tres consejos para que nadie use tu tarjeta por ti 💳' },
]

export interface MetaKeys {
  appSecret: string
  /** Of the Page, with which its Instagram account is spoken to as well. */
  pageToken: string
  whatsappToken: string
}

/** The bank's desk is busier than the quotas of a small app allow. */
const QUOTA_TIMES = 100
const TEMPLATES = [
  {
    name: 'caso_en_revision',
    components: [
      {
        type: 'BODY',
        text: 'Hola {{1}}, seguimos revisando tu caso sobre {{2}}. Te escribimos en cuanto haya novedades.',
        example: { body_text: [['Ana', 'tu tarjeta']] },
      },
      { type: 'FOOTER', text: 'Banco Andara' },
    ],
  },
  {
    name: 'retomar_conversacion',
    components: [{ type: 'BODY', text: 'Hola {{1}}, ¿retomamos la conversación que quedó pendiente?', example: { body_text: [['Ana']] } }],
  },
]

/** The bank exists on a network that was started afresh, with these keys; its customers answer what it writes. */
export async function seatBank({ call }: Simulator, { appSecret, pageToken, whatsappToken }: MetaKeys): Promise<void> {
  const { appId, pageId, instagramId, wabaId, businessId, numberId } = ASSETS
  const name = 'Banco Andara'
  await call('PUT', '/settings', { quotaMultiplier: QUOTA_TIMES, liveCustomers: true, liveDelayMs: 20_000 })
  await call('POST', '/apps', { app_id: appId, name: `${name} Desk`, app_secret: appSecret })
  await call('POST', '/pages', { id: pageId, name, username: 'bancoandara' })
  await call('POST', '/instagrams', { id: instagramId, name, username: 'bancoandara', page: pageId })
  await call('POST', '/wabas', { id: wabaId, name, business_id: businessId })
  await call('POST', '/numbers', { id: numberId, waba: wabaId, display: '+51 1 311 9000', verified_name: name })
  await call('POST', '/tokens', { app_id: appId, assets: [pageId], token: pageToken })
  await call('POST', '/tokens', { app_id: appId, assets: [numberId], token: whatsappToken })
  for (const template of TEMPLATES) await call('POST', '/templates', { waba: wabaId, language: 'es', ...template })
  for (const { network, id, text } of POSTS) await call('POST', '/posts', { asset: PROVIDER_ID[network], id, text })
}
