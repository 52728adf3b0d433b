import type { Context } from '../platform/http.ts'
import { mayShowInline, PICTURES } from './file-kind.ts'
import { disposition } from './file-name.ts'
import type { KeptFile } from './read-file-of.ts'

export interface FileAnswer {
  preview: boolean
  /** Which pages may embed it: ours only, or any that holds its link. */
  embeddedBy: 'same-origin' | 'cross-origin'
}

/** Answers with a file in a way that never runs anything of it: no scripts, no frames, no guessing of its type, saved rather than shown unless it is a picture or sound. */
export async function answerFile({ request, reply }: Context, file: KeptFile, { preview, embeddedBy }: FileAnswer): Promise<unknown> {
  const mime = preview ? 'image/webp' : file.mime
  const etag = `"${file.sha256.slice(0, 32)}${preview ? '-p' : ''}"`
  reply
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', embeddedBy)
    .header('cache-control', 'private, max-age=3600')
    .header('etag', etag)
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  const bytes = preview ? await file.readPreview() : await file.read()
  reply.header('content-type', mime === 'text/plain' ? 'text/plain; charset=utf-8' : mime)
  // A picture that could not be drawn here may be one that breaks whoever draws it.
  const mayShow = mayShowInline(mime) && (file.preview || !PICTURES.has(mime))
  reply.header('content-disposition', disposition(mayShow ? 'inline' : 'attachment', preview ? `${file.name}.webp` : file.name))
  if (!preview) reply.header('content-length', file.size)
  return reply.send(bytes)
}
