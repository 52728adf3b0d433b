import sharp from 'sharp'
import { answerApart } from '../platform/apart/answer-apart.ts'

/** A picture as it came, and the most pixels a side that the drawing may have. */
export interface PictureRequest {
  bytes: Uint8Array
  maxSide: number
}

export interface Preview {
  /** WebP. */
  bytes: Uint8Array
  /** Of the original, the right way up. */
  width: number
  height: number
}

/** A small file may unpack to gigabytes; more pixels than any camera takes are refused. */
const MAX_PIXELS = 60_000_000

// The library can read far more than we draw, SVG and PDF among it, and would whatever a file calls itself.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif', 'VipsForeignLoadHeif'],
})
sharp.cache(false)
sharp.concurrency(1)

// Runs apart from the server, so that a picture made to break its reader breaks this process and nothing else.
answerApart(async ({ bytes, maxSide }: PictureRequest): Promise<Preview | null> => {
  try {
    const drawing = sharp(bytes, { limitInputPixels: MAX_PIXELS, animated: false, sequentialRead: true, failOn: 'error' })
    const { width, height, orientation = 1 } = await drawing.metadata()
    const drawn = await drawing.rotate().resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toBuffer()
    return orientation >= 5 ? { bytes: drawn, width: height, height: width } : { bytes: drawn, width, height }
  } catch {
    return null
  }
})
