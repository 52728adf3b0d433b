import { z } from 'zod'
import type { ConnectedAccount, FormField } from '../../channel.ts'
import { FORM_SECRETS, FORM_SETTINGS, secretsBase, settingsBase } from '../graph/base-settings.ts'

export const Settings = z.strictObject({
  ...settingsBase,
  /** The app has the feature `human_agent`: a person may answer until seven days after the customer's last word. */
  humanAgent: z.boolean().default(false),
})
export type Settings = z.infer<typeof Settings>

export const Secrets = z.strictObject(secretsBase)
export type Secrets = z.infer<typeof Secrets>

export type Account = ConnectedAccount<Settings, Secrets>

export const FORM: readonly FormField[] = [
  ...FORM_SECRETS,
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
      es: 'Una persona puede responder en Messenger hasta 7 días después; sin él, 24 horas.',
      en: 'A person may answer on Messenger for 7 days; without it, 24 hours.',
      pt: 'Uma pessoa pode responder no Messenger por até 7 dias; sem ele, 24 horas.',
    },
  },
  ...FORM_SETTINGS,
]
