import type { StoredFile } from '@atalaya/shared/contract/conversations.ts'
import multipart from '@fastify/multipart'
import { AppError } from '../platform/errors.ts'
import type { Context, Http } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { MAX_FILE_BYTES, type NewFile, storeFile } from './store-file.ts'

/** What the reader of forms says of one that ends too soon; it has no other mark. */
const CUT_OFF = /unexpected end of|terminated early|malformed part header/i

export type Upload = Omit<NewFile, 'stream' | 'name'>

/**
 * Serves a POST that takes one file in a multipart part named `file`, streamed to the shelf as it comes. `admit` finds out who sends it,
 * and refuses before a byte is read.
 */
export function handleUpload(http: Http, platform: Platform, path: string, admit: (context: Context) => Promise<Upload>): void {
  http.raw.register(async (scope) => {
    // One byte more than allowed, so that the shelf's own meter is what says «too large».
    await scope.register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: MAX_FILE_BYTES + 1 }, throwFileSizeLimit: false })
    scope.route({
      method: 'POST',
      url: path,
      ...(platform.config.rateLimits && { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }),
      async handler(request, reply): Promise<StoredFile> {
        const upload = await admit({ request, reply })
        try {
          const part = await request.file()
          if (part?.fieldname !== 'file') throw new AppError('invalid', 'file/missing', 'Send one multipart part named file.')
          return await storeFile(platform, { ...upload, stream: part.file, name: part.filename ?? '' })
        } catch (error) {
          if (error instanceof Error && CUT_OFF.test(error.message))
            throw new AppError('invalid', 'file/cut-off', 'The form ended before the file did.')
          throw error
        }
      },
    })
  })
}
