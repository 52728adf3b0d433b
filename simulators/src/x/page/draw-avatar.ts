import { createHash } from 'node:crypto'
import { encodePng } from './encode-png.ts'

type Colour = readonly [number, number, number]
const SIZE = 128

function fromHue(hue: number, saturation: number, lightness: number): Colour {
  const part = (shift: number): number => {
    const turn = (shift + hue / 30) % 12
    return Math.round(255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))))
  }
  return [part(0), part(8), part(4)]
}

const blend = (under: Colour, over: Colour, share: number): Colour => [
  Math.round(under[0] + (over[0] - under[0]) * share),
  Math.round(under[1] + (over[1] - under[1]) * share),
  Math.round(under[2] + (over[2] - under[2]) * share),
]

/** A picture of three soft discs, always the same for the same id. */
export function drawAvatar(userId: string): Buffer {
  const bytes = createHash('sha256').update(userId).digest()
  const byte = (place: number): number => bytes[place] ?? 0
  const hue = (byte(0) / 255) * 360
  const ground = fromHue(hue, 0.45, 0.42)
  const discs = [1, 2, 3].map((place) => ({
    x: (byte(place * 4) / 255) * SIZE,
    y: (byte(place * 4 + 1) / 255) * SIZE,
    radius: 26 + (byte(place * 4 + 2) / 255) * 34,
    colour: fromHue((hue + place * 38) % 360, 0.6, 0.5 + place * 0.08),
  }))
  return encodePng(SIZE, (x, y) =>
    discs.reduce<Colour>((under, disc) => {
      const inside = disc.radius - Math.hypot(x - disc.x, y - disc.y)
      return inside <= -1 ? under : blend(under, disc.colour, Math.min(1, (inside + 1) / 2) * 0.9)
    }, ground),
  )
}
