import type { Slice } from '../platform/slice.ts'
import { studioOf } from './make-preview.ts'
import { handleUpload } from './receive-file.ts'

/** Files that people give and take: kept once, known by what they contain, shown so that they can do no harm. It does not know what they are attached to, so those who may see one are let in by the slices above. */
export const files: Slice = {
  name: 'files',
  routes(http, platform) {
    handleUpload(http, platform, '/api/files', async ({ request }) => {
      const { kind, id } = await http.callerOf(request)
      return { createdBy: `${kind}:${id}` }
    })
    http.raw.addHook('onClose', async () => studioOf(platform).close())
  },
}
