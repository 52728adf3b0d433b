import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { makePreview } from './make-preview.ts'

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>')

const noise = (width: number, height: number) => sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

/** A PNG that says it is this large and holds nothing. */
async function claiming(width: number, height: number): Promise<Buffer> {
  const png = await noise(8, 8).png().toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

/** An icon that holds a picture, as browsers ask sites for. */
async function icon(): Promise<Buffer> {
  const png = await noise(16, 16).png().toBuffer()
  const head = Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0])
  head.writeUInt32LE(png.length, 14)
  return Buffer.concat([head, png])
}

const frames = (count: number) => sharp({ create: { width: 64, height: 64 * count, channels: 3, background: '#0a7', pageHeight: 64 } as never })

test('what is no picture, breaks off or lies about its size is not drawn, and what comes after it is', async () => {
  const { platform } = await testApp()
  const whole = await noise(300, 200).jpeg().toBuffer()
  const png = await noise(300, 200).png().toBuffer()
  const bad: [string, Buffer][] = [
    ['SVG', SVG],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['icon', await icon()],
    ['JPEG that breaks off', whole.subarray(0, whole.length / 2)],
    ['PNG that breaks off', png.subarray(0, png.length / 2)],
    ['PNG that claims more than it holds', await claiming(5_000, 5_000)],
    ['PNG of two thousand million pixels', await claiming(50_000, 40_000)],
    ['nothing', Buffer.alloc(0)],
  ]
  const drawn = await Promise.all(bad.map(async ([name, bytes]) => [name, await makePreview(platform, async () => bytes)]))
  expect(drawn).toEqual(bad.map(([name]) => [name, null]))
  expect(await makePreview(platform, async () => whole)).toMatchObject({ width: 300, height: 200 })
})

test('of a film of pictures the first is drawn', async () => {
  const { platform } = await testApp()
  const film = await frames(40)
    .gif({ delay: Array<number>(40).fill(20) })
    .toBuffer()
  const preview = await makePreview(platform, async () => film)
  const { format, width, height, pages = 1 } = await sharp(preview?.bytes).metadata()
  expect({ format, width, height, pages }).toEqual({ format: 'webp', width: 64, height: 64, pages: 1 })
})

test('the drawing is upright and says nothing of where or with what the picture was taken', async () => {
  const { platform } = await testApp()
  const photo = await noise(40, 20)
    .withExif({ IFD0: { Make: 'Camara secreta' }, IFD3: { GPSLatitude: '12/1 2/1 35/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const preview = await makePreview(platform, async () => photo)
  expect(preview).toMatchObject({ width: 20, height: 40 })
  expect(await sharp(preview?.bytes).metadata()).not.toHaveProperty('exif')
})
