import { z } from 'zod'
import type { ConnectedAccount, FormField } from '../../channel.ts'
import { FORM_SECRETS, FORM_SETTINGS, optionalSecret, secretsBase, settingsBase } from '../graph/base-settings.ts'
import type { GraphAccount } from '../graph/call-graph.ts'

export const Settings = z.strictObject({
  ...settingsBase,
  /** By which the token was given: a Page of Facebook that is linked to the account, or the account itself. */
  login: z.enum(['facebook', 'instagram']).default('facebook'),
  /** Where accounts connected by an Instagram login are spoken to. */
  instagramUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://graph.instagram.com'),
  /** The app has the feature `human_agent`: a person may answer until seven days after the customer's last word. */
  humanAgent: z.boolean().default(false),
})
export type Settings = z.infer<typeof Settings>

export const Secrets = z.strictObject({
  ...secretsBase,
  /** Signs the events of accounts connected by an Instagram login, and proves their tokens. */
  instagramAppSecret: optionalSecret,
})
export type Secrets = z.infer<typeof Secrets>

export type Account = ConnectedAccount<Settings, Secrets>

/** The account as its own host knows it. Calls as the app itself go to Facebook by the account as it is. */
export function graphOf({ accountId, providerId, settings, secrets }: Account): GraphAccount {
  const { login, baseUrl, instagramUrl, version, appId } = settings
  const own = login === 'instagram'
  const appSecret = own ? (secrets.instagramAppSecret ?? secrets.appSecret) : secrets.appSecret
  return {
    accountId,
    providerId,
    settings: { baseUrl: own ? instagramUrl : baseUrl, version, appId },
    secrets: { accessToken: secrets.accessToken, appSecret },
  }
}

const TOKEN: FormField = {
  name: 'accessToken',
  kind: 'secret',
  required: true,
  label: { es: 'Token de acceso', en: 'Access token', pt: 'Token de acesso' },
  help: {
    es: 'De la página vinculada a la cuenta, o el de Instagram de larga duración.',
    en: 'Of the Page linked to the account, or the long-lived one of Instagram.',
    pt: 'Da Página vinculada à conta, ou o de longa duração do Instagram.',
  },
}

export const FORM: readonly FormField[] = [
  {
    name: 'login',
    kind: 'select',
    required: false,
    initial: 'facebook',
    label: { es: 'Cómo se conecta', en: 'How it connects', pt: 'Como se conecta' },
    options: [
      { value: 'facebook', label: { es: 'Con Facebook', en: 'With Facebook', pt: 'Com o Facebook' } },
      { value: 'instagram', label: { es: 'Con Instagram', en: 'With Instagram', pt: 'Com o Instagram' } },
    ],
  },
  TOKEN,
  ...FORM_SECRETS.filter(({ name }) => name !== TOKEN.name),
  {
    name: 'instagramAppSecret',
    kind: 'secret',
    required: false,
    label: { es: 'Clave secreta de la app de Instagram', en: 'Instagram app secret', pt: 'Chave secreta do app do Instagram' },
    help: {
      es: 'Solo si conectas con Instagram.',
      en: 'Only when you connect with Instagram.',
      pt: 'Somente se você conectar com o Instagram.',
    },
  },
  {
    name: 'humanAgent',
    kind: 'switch',
    required: false,
    initial: false,
    label: {
      es: 'La app tiene «Human Agent» aprobado',
      en: 'The app has “Human Agent” approved',
      pt: 'O app tem “Human Agent” aprovado',
    },
    help: {
      es: 'Una persona puede responder mensajes hasta 7 días después; sin él, 24 horas.',
      en: 'A person may answer messages for 7 days; without it, 24 hours.',
      pt: 'Uma pessoa pode responder mensagens por até 7 dias; sem ele, 24 horas.',
    },
  },
  ...FORM_SETTINGS,
  {
    name: 'instagramUrl',
    kind: 'text',
    required: false,
    initial: 'https://graph.instagram.com',
    label: { es: 'Dirección de la API de Instagram', en: 'Instagram API address', pt: 'Endereço da API do Instagram' },
  },
]
