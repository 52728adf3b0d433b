import type { Extra, RemoteFile } from '../../channel.ts'
import { asList, asRecord, idOf, textOf } from '../graph/read-json.ts'

export interface Attached {
  files: RemoteFile[]
  extra: Extra[]
  /** What stands in no file: links, titles, and the name of what we do not know. `url` is that of a line that only says where. */
  lines: { words: string; url?: string | undefined }[]
}

const FILES: Readonly<Record<string, RemoteFile['kind']>> = { image: 'image', sticker: 'image', video: 'video', audio: 'audio', file: 'file' }

/**
 * The attachments of a private message to `handle`. A sticker that comes as a picture as well is shown once. Of a story only where it stands
 * is told: it is the person's own, and gone after a day.
 */
export function shapeAttachments(list: unknown, handle: string): Attached {
  const all = asList(list).map(asRecord)
  const stickers = new Set(all.filter((one) => one.type === 'sticker').map(stickerOf))
  const shown = all.filter((one) => one.type !== 'image' || stickerOf(one) === undefined || !stickers.has(stickerOf(one)))
  const attached: Attached = { files: [], extra: [], lines: [] }
  for (const one of shown) put(one, attached, handle)
  return attached
}

function put(one: Record<string, unknown>, { files, extra, lines }: Attached, handle: string): void {
  const type = textOf(one.type) ?? 'attachment'
  const payload = asRecord(one.payload)
  const url = textOf(payload.url) ?? textOf(one.url)
  const title = textOf(payload.title) ?? textOf(one.title)
  const kind = FILES[type]
  const place = asRecord(payload.coordinates)
  if (type === 'story_mention') {
    extra.push({ kind: 'story', mentioned: true, url })
    lines.push({ words: `📖 @${handle}` })
  } else if (type === 'like_heart') lines.push({ words: '❤️' })
  else if (kind && url) files.push({ kind, url, name: type === 'file' ? title : undefined })
  else if (type === 'location' && typeof place.lat === 'number' && typeof place.long === 'number') {
    extra.push({ kind: 'location', latitude: place.lat, longitude: place.long, name: title })
    lines.push({ words: [title, `${place.lat}, ${place.long}`].filter(Boolean).join(' · ') })
  } else lines.push({ words: [title, url].filter(Boolean).join(' · ') || `[${type}]`, url })
}

const stickerOf = (one: Record<string, unknown>) => idOf(asRecord(one.payload).sticker_id)
