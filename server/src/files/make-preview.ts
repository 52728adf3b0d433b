import { type Apart, openApart } from '../platform/apart/open-apart.ts'
import { perPlatform } from '../platform/per-platform.ts'
import type { Platform } from '../platform/platform.ts'
import type { PictureRequest, Preview } from './draw-picture.ts'

const MAX_SIDE = 1024

/** Where pictures are drawn: at most two processes, none while there is nothing to draw. */
export const studioOf = perPlatform(
  (): Apart<PictureRequest, Preview | null> =>
    openApart({
      script: new URL('./draw-picture.ts', import.meta.url),
      timeoutMs: 10_000,
      maxRssBytes: 640 * 1024 * 1024,
      atOnce: 2,
      waitingAtMost: 100,
      idleMs: 20_000,
      requestsEach: 200,
    }),
)

/**
 * A still WebP of at most `maxSide` pixels a side, drawn anew from the pixels in a process of its own: nothing of the original's bytes,
 * place or camera is in it. Null when it is no image that can be drawn within bounds of size, time and memory.
 */
export async function makePreview(platform: Platform, load: () => Promise<Uint8Array>, maxSide = MAX_SIDE): Promise<Preview | null> {
  const outcome = await studioOf(platform).run(async () => ({ bytes: await load(), maxSide }))
  if ('result' in outcome) return outcome.result
  platform.log.warn({ why: outcome.refused }, 'a picture was not drawn')
  return null
}
