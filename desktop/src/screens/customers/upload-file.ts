import { ApiError } from '@atalaya/shared/client.ts'
import type { StoredFile } from '@atalaya/shared/contract/conversations.ts'

/** Brings a file to the server, where it is kept until something needs it. Throws ApiError like every other call. */
export async function uploadFile(file: File): Promise<StoredFile> {
  const body = new FormData()
  body.append('file', file)
  let response: Response
  try {
    response = await fetch('/api/files', { method: 'POST', body })
  } catch (error) {
    throw new ApiError(0, { message: String(error) })
  }
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new ApiError(response.status, answer as object)
  return answer as StoredFile
}
