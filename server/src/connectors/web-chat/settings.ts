import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { FormField, Words } from '../channel.ts'

const ask = z.enum(['off', 'optional', 'required'])
const greeting = z.string().trim().max(300)

/** `https://www.banco.example`: scheme, host and port, nothing behind them. */
const Origin = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .transform((url) => new URL(url).origin)
/** The form sends lines as one text or as a list. */
const origins = z.preprocess((value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value), z.array(Origin).max(50))

export const Settings = z.strictObject({
  siteName: z.string().trim().min(1).max(80).default('Chat'),
  pictureUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .default('#0f5fd7'),
  greetingEs: greeting.default('¡Hola! ¿En qué te ayudamos?'),
  greetingEn: greeting.default('Hi! How can we help?'),
  greetingPt: greeting.default('Olá! Como podemos ajudar?'),
  askName: ask.default('off'),
  askEmail: ask.default('off'),
  askPhone: ask.default('off'),
  askTopic: ask.default('off'),
  /** Pages that may carry the chat, besides those of this server. */
  allowedOrigins: origins.default([]),
  answersIn: z.enum(['minutes', 'hours', 'day']).default('minutes'),
  transcript: z.boolean().default(true),
})
export type Settings = z.infer<typeof Settings>

const secret = z.string().trim().min(32).max(200)

export const Secrets = z.strictObject({
  /** Signs the ids of visitors whom the company's own site knows. */
  identitySecret: secret,
  /** The one before, still accepted while the site changes over. */
  previousIdentitySecret: z.preprocess((value) => (value === '' || value === null ? undefined : value), secret.optional()),
})
export type Secrets = z.infer<typeof Secrets>

/** A new secret to sign visitors' ids with: 32 random bytes in hex. */
export function mintSecrets(): Partial<Secrets> {
  return { identitySecret: randomBytes(32).toString('hex') }
}

const HOW_MUCH = [
  { value: 'off', label: { es: 'No pedir', en: 'Do not ask', pt: 'Não pedir' } },
  { value: 'optional', label: { es: 'Opcional', en: 'Optional', pt: 'Opcional' } },
  { value: 'required', label: { es: 'Obligatorio', en: 'Required', pt: 'Obrigatório' } },
]
const asks = (name: string, label: Words): FormField => ({ name, kind: 'select', required: false, initial: 'off', label, options: HOW_MUCH })

export const FORM: readonly FormField[] = [
  {
    name: 'siteName',
    kind: 'text',
    required: true,
    label: { es: 'Nombre que ven los visitantes', en: 'Name visitors see', pt: 'Nome que os visitantes veem' },
  },
  {
    name: 'allowedOrigins',
    kind: 'lines',
    required: false,
    label: { es: 'Sitios donde puede aparecer', en: 'Sites it may appear on', pt: 'Sites onde pode aparecer' },
    help: {
      es: 'Uno por línea, como https://www.tubanco.com. En otros sitios el chat no se abre.',
      en: 'One a line, as https://www.yourbank.com. On other sites the chat does not open.',
      pt: 'Um por linha, como https://www.seubanco.com. Em outros sites o chat não abre.',
    },
  },
  { name: 'accent', kind: 'text', required: false, initial: '#0f5fd7', label: { es: 'Color', en: 'Colour', pt: 'Cor' } },
  {
    name: 'pictureUrl',
    kind: 'text',
    required: false,
    initial: '',
    label: { es: 'Imagen (dirección)', en: 'Picture (address)', pt: 'Imagem (endereço)' },
  },
  {
    name: 'greetingEs',
    kind: 'text',
    required: false,
    initial: '¡Hola! ¿En qué te ayudamos?',
    label: { es: 'Saludo en español', en: 'Greeting in Spanish', pt: 'Saudação em espanhol' },
  },
  {
    name: 'greetingEn',
    kind: 'text',
    required: false,
    initial: 'Hi! How can we help?',
    label: { es: 'Saludo en inglés', en: 'Greeting in English', pt: 'Saudação em inglês' },
  },
  {
    name: 'greetingPt',
    kind: 'text',
    required: false,
    initial: 'Olá! Como podemos ajudar?',
    label: { es: 'Saludo en portugués', en: 'Greeting in Portuguese', pt: 'Saudação em português' },
  },
  asks('askName', { es: 'Pedir el nombre', en: 'Ask for the name', pt: 'Pedir o nome' }),
  asks('askEmail', { es: 'Pedir el correo', en: 'Ask for the e-mail', pt: 'Pedir o e-mail' }),
  asks('askPhone', { es: 'Pedir el teléfono', en: 'Ask for the phone', pt: 'Pedir o telefone' }),
  asks('askTopic', { es: 'Pedir el motivo', en: 'Ask for the topic', pt: 'Pedir o assunto' }),
  {
    name: 'answersIn',
    kind: 'select',
    required: false,
    initial: 'minutes',
    label: { es: 'Solemos responder en', en: 'We usually answer in', pt: 'Costumamos responder em' },
    options: [
      { value: 'minutes', label: { es: 'Minutos', en: 'Minutes', pt: 'Minutos' } },
      { value: 'hours', label: { es: 'Horas', en: 'Hours', pt: 'Horas' } },
      { value: 'day', label: { es: 'Un día', en: 'A day', pt: 'Um dia' } },
    ],
  },
  {
    name: 'transcript',
    kind: 'switch',
    required: false,
    initial: true,
    label: {
      es: 'El visitante puede pedir la conversación por correo',
      en: 'Visitors may have the conversation mailed',
      pt: 'O visitante pode pedir a conversa por e-mail',
    },
  },
  {
    name: 'identitySecret',
    kind: 'secret',
    required: false,
    label: { es: 'Clave para identificar visitantes', en: 'Key to identify visitors', pt: 'Chave para identificar visitantes' },
    help: {
      es: 'Tu sitio firma con ella el identificador del cliente (HMAC-SHA256). Si la dejas vacía, creamos una.',
      en: 'Your site signs the customer’s id with it (HMAC-SHA256). Left empty, we make one.',
      pt: 'Seu site assina com ela o identificador do cliente (HMAC-SHA256). Se ficar vazia, criamos uma.',
    },
  },
  {
    name: 'previousIdentitySecret',
    kind: 'secret',
    required: false,
    label: { es: 'Clave anterior', en: 'Previous key', pt: 'Chave anterior' },
    help: { es: 'Solo mientras cambias de clave.', en: 'Only while you change keys.', pt: 'Somente durante a troca de chave.' },
  },
]
