import { z } from 'zod'
import type { Slice } from '../platform/slice.ts'
import { answerFile } from './answer-file.ts'
import { readFileOf, unknownFile } from './read-file-of.ts'
import { handleUpload } from './receive-file.ts'

/** Files that people give and take: kept once, known by what they contain, shown so that they can do no harm. It does not know what they are attached to. */
export const files: Slice = {
  name: 'files',
  routes(http, platform) {
    handleUpload(http, platform, '/api/files', async ({ request }) => {
      const { kind, id } = await http.callerOf(request)
      return { createdBy: `${kind}:${id}` }
    })
    for (const [path, preview] of [
      ['/api/files/:fileId', false],
      ['/api/files/:fileId/preview', true],
    ] as const) {
      http.raw.get(path, async (request, reply) => {
        await http.callerOf(request)
        const fileId = z.object({ fileId: z.uuid() }).safeParse(request.params)
        if (!fileId.success) throw unknownFile()
        return answerFile({ request, reply }, await readFileOf(platform, fileId.data.fileId), { preview, embeddedBy: 'same-origin' })
      })
    }
  },
}
