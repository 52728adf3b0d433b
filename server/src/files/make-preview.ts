import type { Readable } from 'node:stream'
import sharp from 'sharp'

const MAX_SIDE = 1024
/** A small file may unpack to gigabytes; more pixels than any camera takes are refused. */
const MAX_PIXELS = 60_000_000
const TIMEOUT_S = 10

export interface Preview {
  bytes: Buffer
  /** Of the original, the right way up. */
  width: number
  height: number
}

/**
 * A still WebP of at most 1,024 pixels a side, drawn anew from the pixels: nothing of the original's bytes, place or camera is in it.
 * Null when it is no image that can be drawn within bounds.
 */
export async function makePreview(image: Readable): Promise<Preview | null> {
  const drawing = sharp({ limitInputPixels: MAX_PIXELS, animated: false, sequentialRead: true, failOn: 'error' })
  image.on('error', (error) => drawing.destroy(error))
  image.pipe(drawing)
  try {
    const { width, height, orientation = 1 } = await drawing.metadata()
    const bytes = await drawing
      .rotate()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .timeout({ seconds: TIMEOUT_S })
      .toBuffer()
    return orientation >= 5 ? { bytes, width: height, height: width } : { bytes, width, height }
  } catch {
    return null
  } finally {
    image.destroy()
  }
}
