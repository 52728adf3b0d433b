import type { Platform } from '../platform/platform.ts'

/** All bytes of a kept file at once, for a network that wants them whole. Files are at most 25 MB. */
export async function readBytes({ files }: Pick<Platform, 'files'>, fileId: string): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of await files.get(fileId)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
