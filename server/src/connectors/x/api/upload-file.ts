import { setTimeout as wait } from 'node:timers/promises'
import { ConnectorError, type Fetch, type OutboundFile, type Visibility } from '../../channel.ts'
import { type Account, call } from './call.ts'
import { multipart } from './multipart.ts'

const PART_BYTES = 4 * 1024 * 1024
const MAX_LOOKS = 20

interface Upload {
  id?: unknown
  processing_info?: { state?: string; check_after_secs?: number }
}

/** The file is with the network, ready to be named by its id for a day. Trying again makes another copy that nobody sees. */
export async function uploadFile(account: Account, fetch: Fetch, file: OutboundFile, visibility: Visibility): Promise<string> {
  const bytes = await file.read()
  const place = visibility === 'private' ? 'dm' : 'tweet'
  const kind = file.mime === 'image/gif' ? 'gif' : file.mime.startsWith('video/') ? 'video' : 'image'
  const announced = { media_type: file.mime, total_bytes: bytes.length, media_category: `${place}_${kind}` }
  const { body } = await call(account, fetch, { method: 'POST', path: '/2/media/upload/initialize', body: announced })
  const id = idOf(body.data)
  for (let at = 0, part = 0; at < bytes.length; at += PART_BYTES, part++) {
    const form = multipart({ segment_index: String(part) }, { field: 'media', bytes: bytes.subarray(at, at + PART_BYTES) })
    await call(account, fetch, { method: 'POST', path: `/2/media/upload/${id}/append`, form })
  }
  const finished = await call(account, fetch, { method: 'POST', path: `/2/media/upload/${id}/finalize` })
  await untilReady(account, fetch, id, finished.body.data as Upload | undefined)
  return id
}

/** Films are worked on after they have arrived. */
async function untilReady(account: Account, fetch: Fetch, id: string, upload: Upload | undefined): Promise<void> {
  let work = upload?.processing_info
  for (let looks = 0; work && work.state !== 'succeeded'; looks++) {
    if (work.state === 'failed') throw new ConnectorError('give-up', 'file-refused', 'X could not process the file.')
    if (looks === MAX_LOOKS) throw new ConnectorError('retry', 'file-not-ready', 'X is still processing the file.')
    await wait(Math.min(work.check_after_secs ?? 1, 5) * 1000)
    const { body } = await call(account, fetch, { method: 'GET', path: '/2/media/upload', query: { media_id: id, command: 'STATUS' } })
    work = (body.data as Upload | undefined)?.processing_info
  }
}

function idOf(data: unknown): string {
  const { id } = (data ?? {}) as Upload
  if (typeof id === 'string') return id
  throw new ConnectorError('retry', 'unavailable', 'X named no id for the file.')
}
