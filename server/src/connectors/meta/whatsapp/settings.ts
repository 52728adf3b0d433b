import { z } from 'zod'
import type { ConnectedAccount, FormField } from '../../channel.ts'
import { FORM_SECRETS, FORM_SETTINGS, secretsBase, settingsBase } from '../graph/base-settings.ts'

const number = z
  .string()
  .trim()
  .regex(/^\d{1,30}$/)

export const Settings = z.strictObject({
  ...settingsBase,
  /** The number's id on the network, which is not the number. */
  phoneNumberId: number,
  /** The WhatsApp Business account it belongs to: templates and subscriptions are its own. */
  wabaId: number,
  /** Whoever is answered to a chosen message sees that it was read. */
  showRead: z.boolean().default(true),
})
export type Settings = z.infer<typeof Settings>

export const Secrets = z.strictObject(secretsBase)
export type Secrets = z.infer<typeof Secrets>

export type Account = ConnectedAccount<Settings, Secrets>
/** What parsing sees of an account. */
export type OwnNumber = Pick<Account, 'providerId' | 'handle' | 'settings'>

export const FORM: readonly FormField[] = [
  {
    name: 'phoneNumberId',
    kind: 'text',
    required: true,
    label: { es: 'Identificador del número', en: 'Phone number ID', pt: 'ID do número' },
    help: {
      es: 'Está en la app de Meta, en WhatsApp › Configuración de la API. No es el número de teléfono.',
      en: 'In the Meta app, under WhatsApp › API setup. It is not the phone number.',
      pt: 'No app da Meta, em WhatsApp › Configuração da API. Não é o número de telefone.',
    },
  },
  {
    name: 'wabaId',
    kind: 'text',
    required: true,
    label: { es: 'Identificador de la cuenta de WhatsApp Business', en: 'WhatsApp Business account ID', pt: 'ID da conta do WhatsApp Business' },
  },
  ...FORM_SECRETS,
  {
    name: 'showRead',
    kind: 'switch',
    required: false,
    initial: true,
    label: { es: 'Marcar como leído lo que se responde', en: 'Mark what is answered as read', pt: 'Marcar como lido o que é respondido' },
  },
  ...FORM_SETTINGS,
]
