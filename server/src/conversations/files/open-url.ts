import { ConnectorError, type OpenedMedia } from '../../connectors/channel.ts'
import { MAX_FILE_BYTES } from '../../files/store-file.ts'
import { AppError } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'

/** A file that anybody may fetch. Throws ConnectorError where its network does not answer or asks to wait, `file/unavailable` for a refusal. */
export async function openUrl({ egress }: Pick<Platform, 'egress'>, url: string): Promise<OpenedMedia> {
  const response = await orLost(egress(url, { maxBytes: MAX_FILE_BYTES }))
  if (response.ok) return { content: response }
  await response.body?.cancel()
  const said = `The network answered ${response.status}.`
  const retryAt = readRetryAfter(response.headers.get('retry-after'), new Date())
  if (response.status === 429 || (response.status >= 500 && retryAt)) throw new ConnectorError('retry', 'rate-limited', said, retryAt)
  if (response.status >= 500) throw new ConnectorError('retry', 'unavailable', said)
  throw new AppError('invalid', 'file/unavailable', said)
}

/** `Retry-After` as a moment: seconds or a date (RFC 9110, 10.2.3). */
export function readRetryAfter(value: string | null, now: Date): Date | undefined {
  if (value === null) return undefined
  const at = /^\d+$/.test(value.trim()) ? now.getTime() + Number(value) * 1000 : Date.parse(value)
  return Number.isNaN(at) ? undefined : new Date(at)
}

/** What it resolves with; a connection that broke off, before or within the answer, is one that may be made again. */
export async function orLost<T>(pending: Promise<T>): Promise<T> {
  try {
    return await pending
  } catch (error) {
    if (error instanceof AppError || error instanceof ConnectorError) throw error
    throw new ConnectorError('retry', 'unreachable', `No answer: ${error instanceof Error ? error.message : String(error)}`)
  }
}
