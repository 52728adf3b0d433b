import type { World } from './world.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Text that looks like a key, the same for the same seed and history. */
export function randomText(world: World, length: number): string {
  let text = ''
  for (let place = 0; place < length; place += 1) text += LETTERS[Math.floor(world.random() * LETTERS.length)]
  return text
}
