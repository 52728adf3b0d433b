import { ConnectorError } from '../../../channel.ts'
import { MEDIA, type MediaKind } from '../limits.ts'

const KINDS = Object.keys(MEDIA) as MediaKind[]

/** How the network takes a file of this type and weight. Throws `file-type` and `file-too-large`. */
export function mediaKindOf({ mime, size }: { mime: string; size: number }): MediaKind {
  const plain = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  const kind = KINDS.find((one) => MEDIA[one].mimes.includes(plain))
  if (!kind) throw new ConnectorError('give-up', 'file-type', `WhatsApp takes no ${plain}.`)
  if (size > MEDIA[kind].maxBytes) throw new ConnectorError('give-up', 'file-too-large', `WhatsApp takes ${MEDIA[kind].maxBytes} bytes of ${plain}.`)
  return kind
}
