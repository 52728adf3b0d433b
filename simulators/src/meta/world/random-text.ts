import type { World } from './world.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Text that looks like a key, the same for the same seed and history. */
export const randomText = (world: World, length: number, letters = LETTERS): string =>
  Array.from({ length }, () => letters[Math.floor(world.random() * letters.length)]).join('')
