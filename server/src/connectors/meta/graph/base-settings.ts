import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { FormField } from '../../channel.ts'

const secret = z.string().trim().min(1).max(4000)
/** A secret that may be left empty. */
export const optionalSecret = z.preprocess((value) => (value === '' || value === null ? undefined : value), secret.optional())

/** For `z.strictObject({...settingsBase, …})`. */
export const settingsBase = {
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://graph.facebook.com'),
  version: z
    .string()
    .regex(/^v\d{1,3}\.\d{1,2}$/)
    .default('v26.0'),
  /** Of the Meta app. With it the server puts up the app's callback by itself and learns what the token may do. */
  appId: z
    .string()
    .trim()
    .regex(/^\d{0,30}$/)
    .default(''),
}

/** For `z.strictObject({...secretsBase, …})`. */
export const secretsBase = {
  accessToken: secret,
  /** Signs web hooks and proves the token. */
  appSecret: secret,
  /** The one before, still accepted while the app changes over. */
  previousAppSecret: optionalSecret,
  /** What the network asks for when it is given our address. */
  verifyToken: secret,
}

/** Token and app, as every account of the family asks for them first. */
export const FORM_SECRETS: readonly FormField[] = [
  {
    name: 'accessToken',
    kind: 'secret',
    required: true,
    label: { es: 'Token de acceso', en: 'Access token', pt: 'Token de acesso' },
    help: {
      es: 'De la página o de un usuario del sistema, de larga duración.',
      en: 'Of the Page or of a system user, long-lived.',
      pt: 'Da Página ou de um usuário do sistema, de longa duração.',
    },
  },
  {
    name: 'appSecret',
    kind: 'secret',
    required: true,
    label: { es: 'Clave secreta de la app', en: 'App secret', pt: 'Chave secreta do app' },
    help: { es: 'Comprueba la firma de los eventos.', en: 'Checks the signature of events.', pt: 'Confere a assinatura dos eventos.' },
  },
  {
    name: 'previousAppSecret',
    kind: 'secret',
    required: false,
    label: { es: 'Clave secreta anterior', en: 'Previous app secret', pt: 'Chave secreta anterior' },
    help: { es: 'Solo mientras cambias de clave.', en: 'Only while you change keys.', pt: 'Somente durante a troca de chave.' },
  },
  {
    name: 'verifyToken',
    kind: 'secret',
    required: false,
    label: { es: 'Token de verificación', en: 'Verify token', pt: 'Token de verificação' },
    help: {
      es: 'Para poner tú la dirección de eventos en la app. Vacío, creamos uno.',
      en: 'To set the event address in the app yourself. Left empty, we make one.',
      pt: 'Para você configurar o endereço de eventos no app. Vazio, criamos um.',
    },
  },
]

/** A verify token that nobody need type. */
export const mintVerifyToken = () => ({ verifyToken: randomBytes(24).toString('hex') })

/** App and address, as every account of the family asks for them last. */
export const FORM_SETTINGS: readonly FormField[] = [
  {
    name: 'appId',
    kind: 'text',
    required: false,
    initial: '',
    label: { es: 'Identificador de la app', en: 'App ID', pt: 'ID do app' },
    help: {
      es: 'Con él ponemos solos la dirección de eventos y comprobamos los permisos.',
      en: 'With it we set the event address ourselves and check permissions.',
      pt: 'Com ele configuramos sozinhos o endereço de eventos e conferimos as permissões.',
    },
  },
  { name: 'version', kind: 'text', required: false, initial: 'v26.0', label: { es: 'Versión de la API', en: 'API version', pt: 'Versão da API' } },
  {
    name: 'baseUrl',
    kind: 'text',
    required: false,
    initial: 'https://graph.facebook.com',
    label: { es: 'Dirección de la API', en: 'API address', pt: 'Endereço da API' },
  },
]
