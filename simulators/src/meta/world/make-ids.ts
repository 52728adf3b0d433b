import { randomText } from './random-text.ts'
import type { World } from './world.ts'

/** A number as text of so many digits, never with a leading zero. Ids of 17 digits and more do not fit a JSON number without loss. */
export function digits(world: World, length: number): string {
  let text = String(1 + Math.floor(world.random() * 9))
  while (text.length < length) text += String(Math.floor(world.random() * 1e6)).padStart(6, '0')
  return text.slice(0, length)
}

const bytes = (world: World, length: number): Buffer => Buffer.from(Array.from({ length }, () => Math.floor(world.random() * 256)))

export const messengerId = (world: World): string => `m_${bytes(world, 48).toString('base64url')}`
export const instagramMessageId = (world: World): string => `aWdfZAG1faXRlbToxOklHTWVzc2FnZA${bytes(world, 48).toString('base64url')}`
/** As WhatsApp writes it: base64 of the number and a random part, with its slashes and equal signs. */
export const wamid = (world: World, phone: string): string =>
  `wamid.${Buffer.concat([Buffer.from([0x1c, 0x18, phone.length]), Buffer.from(phone), Buffer.from([0x15, 0x02, 0x00, 0x12, 0x18, 0x14]), bytes(world, 20), Buffer.from([0])]).toString('base64')}`

export const instagramId = (world: World): string => `${world.random() < 0.5 ? '178' : '180'}${digits(world, 14)}`
export const traceId = (world: World): string => `A${randomText(world, 21)}`
