import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from './errors.ts'

/** Where bytes are kept, by names we make ourselves. */
export interface Shelf {
  put(name: string, bytes: Readable): Promise<void>
  get(name: string): Promise<Readable>
  remove(name: string): Promise<void>
}

export interface Put {
  size: number
  sha256: string
}

export interface FileStore {
  /** Streams bytes to the shelf; throws `too_large` and keeps nothing when there are more than `maxBytes`. */
  put(name: string, bytes: Readable, maxBytes: number): Promise<Put>
  get(name: string): Promise<Readable>
  remove(name: string): Promise<void>
}

export function openFileStore(shelf: Shelf): FileStore {
  return {
    async put(name, bytes, maxBytes) {
      const hash = createHash('sha256')
      let size = 0
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          if (size > maxBytes) return done(new AppError('too_large', 'file/too-large', `The file is larger than ${maxBytes} bytes.`))
          hash.update(chunk)
          return done(null, chunk)
        },
      })
      const through = pipeline(bytes, meter)
      try {
        await Promise.all([shelf.put(name, meter), through])
      } catch (error) {
        await shelf.remove(name)
        throw error
      }
      return { size, sha256: hash.digest('hex') }
    },
    get: (name) => shelf.get(name),
    remove: (name) => shelf.remove(name),
  }
}

/** Keeps files under a folder, spread over 256 subfolders; a file is there whole or not at all. */
export function diskShelf(folder: string): Shelf {
  const pathOf = (name: string) => {
    if (!/^[\w-]+(\.[\w-]+)?$/.test(name)) throw new Error(`Not a name of ours: ${name}`)
    return join(folder, name.slice(-2), name)
  }
  return {
    async put(name, bytes) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true })
      await pipeline(bytes, createWriteStream(`${path}.part`, { flush: true }))
      await rename(`${path}.part`, path)
      await keepEntry(dirname(path))
    },
    async get(name) {
      const path = pathOf(name)
      if (!(await stat(path).catch(() => null))) throw new AppError('not_found', 'file/unknown', 'No such file.')
      return createReadStream(path)
    },
    async remove(name) {
      await rm(pathOf(name), { force: true })
      await rm(`${pathOf(name)}.part`, { force: true })
    },
  }
}

/** A file that was renamed is there after a power cut only once its folder is on disk, too. */
async function keepEntry(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
