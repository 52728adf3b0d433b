import type { ChannelKind } from '@atalaya/shared/contract/accounts.ts'
import type { Connector, Visibility } from '../../connectors/channel.ts'
import { CONNECTORS } from '../../connectors/registry.ts'

/** Every channel with the form that connects an account of it, and what a fresh account could do. */
export function listChannels(): ChannelKind[] {
  return CONNECTORS.map((connector) => {
    const { channel, name, form, poll, subscribe } = connector
    const initial = form.filter((field) => field.kind !== 'secret' && field.initial !== undefined).map((field) => [field.name, field.initial])
    const settings = connector.settings.safeParse(Object.fromEntries(initial))
    return {
      channel,
      name,
      form: form.map((field) => ({ ...field, options: field.options?.map((option) => ({ ...option })) })),
      capabilities: settings.success ? connector.capabilities(settings.data) : null,
      limits: settings.success
        ? { public: limitsOf(connector, 'public', settings.data), private: limitsOf(connector, 'private', settings.data) }
        : null,
      polls: poll !== undefined,
      pushes: subscribe !== undefined,
    }
  })
}

function limitsOf(connector: Connector, visibility: Visibility, settings: unknown) {
  const { maxLength, unit, files } = connector.limits(visibility, settings)
  return { maxLength, unit, files: { ...files, mimes: [...files.mimes] } }
}
