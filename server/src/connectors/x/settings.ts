import { z } from 'zod'
import type { FormField } from '../channel.ts'

export const Settings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.x.com'),
  /** Public identifier of the app that renews its tokens. */
  clientId: z.string().trim().max(200).default(''),
  /** The account may write 25,000 characters. */
  premium: z.boolean().default(false),
  canReplyUnsummoned: z.boolean().default(false),
  canLike: z.boolean().default(false),
  canQuote: z.boolean().default(false),
  /** What the network bills for reading one post or one direct message, in millionths of a US dollar. */
  postReadMicros: z.number().int().min(0).max(10_000_000).default(1000),
  dmReadMicros: z.number().int().min(0).max(10_000_000).default(1000),
})
export type Settings = z.infer<typeof Settings>

const secret = z.string().trim().min(1).max(4000)
const optionalSecret = z.preprocess((value) => (value === '' || value === null ? undefined : value), secret.optional())

export const Secrets = z.strictObject({
  accessToken: secret,
  refreshToken: optionalSecret,
  clientSecret: optionalSecret,
  /** Of the app: it signs web hooks. Without it and the app's token, events come by polling only. */
  consumerSecret: optionalSecret,
  /** The one before, still accepted while the network changes over. */
  previousConsumerSecret: optionalSecret,
  bearerToken: optionalSecret,
})
export type Secrets = z.infer<typeof Secrets>

export const FORM: readonly FormField[] = [
  {
    name: 'accessToken',
    kind: 'secret',
    required: true,
    label: { es: 'Token de acceso (OAuth 2.0 de usuario)', en: 'Access token (OAuth 2.0 user)', pt: 'Token de acesso (OAuth 2.0 de usuário)' },
  },
  {
    name: 'refreshToken',
    kind: 'secret',
    required: false,
    label: { es: 'Token de renovación', en: 'Refresh token', pt: 'Token de renovação' },
    help: {
      es: 'Sin él, la cuenta se desconecta cuando caduca el de acceso.',
      en: 'Without it the account disconnects when the access token expires.',
      pt: 'Sem ele, a conta se desconecta quando o de acesso expira.',
    },
  },
  { name: 'clientId', kind: 'text', required: false, initial: '', label: { es: 'Client ID', en: 'Client ID', pt: 'Client ID' } },
  { name: 'clientSecret', kind: 'secret', required: false, label: { es: 'Client Secret', en: 'Client Secret', pt: 'Client Secret' } },
  {
    name: 'consumerSecret',
    kind: 'secret',
    required: false,
    label: { es: 'API Key Secret de la app', en: 'App API key secret', pt: 'API Key Secret do app' },
    help: { es: 'Comprueba la firma de los webhooks.', en: 'Checks the signature of webhooks.', pt: 'Confere a assinatura dos webhooks.' },
  },
  {
    name: 'previousConsumerSecret',
    kind: 'secret',
    required: false,
    label: { es: 'API Key Secret anterior', en: 'Previous API key secret', pt: 'API Key Secret anterior' },
    help: { es: 'Solo mientras cambias de clave.', en: 'Only while you change keys.', pt: 'Somente durante a troca de chave.' },
  },
  {
    name: 'bearerToken',
    kind: 'secret',
    required: false,
    label: { es: 'Bearer Token de la app', en: 'App bearer token', pt: 'Bearer Token do app' },
    help: {
      es: 'Para recibir por webhook. Sin él, se consulta cada cierto tiempo.',
      en: 'To receive by webhook. Without it the account is polled.',
      pt: 'Para receber por webhook. Sem ele, a conta é consultada periodicamente.',
    },
  },
  {
    name: 'premium',
    kind: 'switch',
    required: false,
    initial: false,
    label: { es: 'Cuenta Premium (25.000 caracteres)', en: 'Premium account (25,000 characters)', pt: 'Conta Premium (25.000 caracteres)' },
  },
  {
    name: 'canReplyUnsummoned',
    kind: 'switch',
    required: false,
    initial: false,
    label: { es: 'Puede responder sin que la mencionen', en: 'May reply without being mentioned', pt: 'Pode responder sem ser mencionada' },
    help: { es: 'Solo con un plan Enterprise.', en: 'Enterprise plans only.', pt: 'Somente com plano Enterprise.' },
  },
  {
    name: 'canLike',
    kind: 'switch',
    required: false,
    initial: false,
    label: { es: 'Puede dar «me gusta»', en: 'May like posts', pt: 'Pode curtir' },
    help: { es: 'Solo con un plan Enterprise.', en: 'Enterprise plans only.', pt: 'Somente com plano Enterprise.' },
  },
  {
    name: 'canQuote',
    kind: 'switch',
    required: false,
    initial: false,
    label: { es: 'Puede citar posts', en: 'May quote posts', pt: 'Pode citar posts' },
    help: { es: 'Solo con un plan Enterprise.', en: 'Enterprise plans only.', pt: 'Somente com plano Enterprise.' },
  },
  {
    name: 'postReadMicros',
    kind: 'number',
    required: false,
    initial: 1000,
    label: {
      es: 'Precio por post leído (millonésimas de USD)',
      en: 'Price per post read (millionths of a USD)',
      pt: 'Preço por post lido (milionésimos de USD)',
    },
  },
  {
    name: 'dmReadMicros',
    kind: 'number',
    required: false,
    initial: 1000,
    label: {
      es: 'Precio por mensaje directo leído (millonésimas de USD)',
      en: 'Price per direct message read (millionths of a USD)',
      pt: 'Preço por mensagem direta lida (milionésimos de USD)',
    },
  },
  {
    name: 'baseUrl',
    kind: 'text',
    required: false,
    initial: 'https://api.x.com',
    label: { es: 'Dirección de la API', en: 'API address', pt: 'Endereço da API' },
  },
]
