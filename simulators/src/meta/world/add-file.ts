import { createHash, createHmac } from 'node:crypto'
import type { StoredFile } from './content.ts'
import { digits } from './make-ids.ts'
import { randomText } from './random-text.ts'
import type { World } from './world.ts'

const KEY = 'address-of-files'
const sign = (key: string, expiry: string): string => createHmac('sha256', KEY).update(`${key}:${expiry}`).digest('hex').slice(0, 32)

export function addFile(world: World, input: Partial<StoredFile> & Pick<StoredFile, 'bytes' | 'mime' | 'assetId'>): StoredFile {
  const file: StoredFile = {
    fileId: input.fileId ?? digits(world, 15),
    key: randomText(world, 24),
    name: input.name ?? '',
    byAsset: input.byAsset ?? false,
    createdAtMs: world.now(),
    stickerId: input.stickerId,
    ...input,
  }
  world.files.set(file.fileId, file)
  return file
}

/** An address on this network that works until its time is over: `oe` is the second in hex, as on the network. */
export function fileAddress(world: World, file: StoredFile, baseUrl: string, lifeMs = world.settings.cdnLifeMs): string {
  const expiry = Math.floor((world.now() + lifeMs) / 1000).toString(16)
  return `${baseUrl}/cdn/${file.fileId}/${file.key}?oe=${expiry}&oh=${sign(file.key, expiry)}`
}

/** Whether an address was made by this network and has not run out. */
export function addressHolds(world: World, file: StoredFile, key: string, expiry: string, signature: string): boolean {
  return key === file.key && sign(file.key, expiry) === signature && Number.parseInt(expiry, 16) * 1000 > world.now()
}

/** The hash WhatsApp gives of a file: base64 in events, hex in the answer for a media id. */
export const fileHash = (file: StoredFile, form: 'base64' | 'hex'): string => createHash('sha256').update(file.bytes).digest(form)
