import { addFile } from '../world/add-file.ts'
import type { Json, StoredFile } from '../world/content.ts'
import type { World } from '../world/world.ts'
import { objectOf, textOf } from './endpoint.ts'
import { badParam, refused } from './errors.ts'
import type { Box } from './send-private.ts'

const TYPES = {
  page: ['image', 'audio', 'video', 'file', 'template'],
  instagram: ['image', 'audio', 'video', 'template', 'like_heart', 'MEDIA_SHARE'],
} as const
const MIMES: Readonly<Record<string, string>> = { image: 'image/jpeg', audio: 'audio/mpeg', video: 'video/mp4', file: 'application/octet-stream' }
const MEGABYTE = 1024 * 1024
const mostBytes = (box: Box, type: string): number => (box.kind === 'page' ? 25 : type === 'image' ? 8 : 16) * MEGABYTE

export type Attached = { type: string; fileIds: string[]; content: Json }

/** The bytes come later or never: a link is kept by its address. */
const keepLink = (world: World, box: Box, type: string, url: string): StoredFile =>
  addFile(world, { bytes: Buffer.from(url), mime: MIMES[type] ?? 'application/octet-stream', assetId: box.id, byAsset: true, name: url })

/** The attachment of a message to send, checked; undefined when it has none. */
export function takeAttachment(world: World, box: Box, message: Json): Attached | undefined {
  const given = objectOf(message.attachment) ?? (Array.isArray(message.attachments) ? objectOf(message.attachments[0]) : undefined)
  if (!given) return undefined
  const type = textOf(given.type) ?? ''
  if (!(TYPES[box.kind] as readonly string[]).includes(type))
    throw badParam(`Param message[attachment][type] must be one of {${TYPES[box.kind].join(', ')}}`)
  const payload = objectOf(given.payload) ?? {}
  if (type === 'like_heart' || type === 'template' || type === 'MEDIA_SHARE') return { type, fileIds: [], content: { attachments: [given] } }
  const id = textOf(payload.attachment_id)
  const url = textOf(payload.url)
  if (id !== undefined) {
    const file = world.files.get(id)
    if (!file || file.assetId !== box.id) throw refused({ status: 400, code: 100, subcode: 2018074, message: '(#100) Invalid attachment id' })
    return { type, fileIds: [id], content: {} }
  }
  if (!url) throw badParam('An attachment needs a url or an attachment_id')
  return { type, fileIds: [keepLink(world, box, type, url).fileId], content: {} }
}

/** `POST /{page}/message_attachments`: a file by bytes or link, to be sent by its id. */
export async function upload(world: World, box: Box, params: Json, files: ReadonlyMap<string, File>): Promise<{ attachment_id: string }> {
  const attachment = objectOf(objectOf(params.message)?.attachment) ?? {}
  const type = textOf(attachment.type) ?? 'file'
  const data = files.get('filedata')
  const url = textOf(objectOf(attachment.payload)?.url)
  if (!data && !url) throw badParam('Either a file or payload.url is needed')
  if (!data) return { attachment_id: keepLink(world, box, type, url ?? '').fileId }
  const bytes = Buffer.from(await data.arrayBuffer())
  if (bytes.length > mostBytes(box, type))
    throw refused({ status: 400, code: 100, subcode: 2018047, message: '(#100) Upload attachment failure: the file is too big.' })
  const file = addFile(world, {
    bytes,
    mime: data.type || MIMES[type] || 'application/octet-stream',
    name: data.name,
    assetId: box.id,
    byAsset: true,
  })
  return { attachment_id: file.fileId }
}
