import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

/** Seals secrets with AES-256-GCM. The context is bound to the seal: what was sealed for one account does not open for another. */
export interface Seal {
  seal(plain: string, context: string): string
  /** Throws when the text was not sealed by a key we have, or for another context. */
  open(sealed: string, context: string): string
  /** Whether it was sealed by a key that is no longer the newest. */
  isStale(sealed: string): boolean
  /** A signature for links and tokens, by purpose. Base64url, 32 bytes. */
  sign(purpose: string, text: string): string
  /** Whether one of our keys, older ones included, signed the text for this purpose. In constant time. */
  isSigned(purpose: string, text: string, signature: string): boolean
  /** Keys for one purpose only, newest first, for a library that wants its own; a version stays with its key over rotations. */
  derive(purpose: string): { version: number; value: string }[]
}

interface Key {
  id: string
  bytes: Buffer
}

/** The newest key is first; older ones open what they sealed. `id:base64` pairs separated by commas. */
export function openSeal(keys: string): Seal {
  const ring = keys.split(',').map(parseKey)
  const newest = ring[0]!
  return {
    seal(plain, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${newest.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, context) {
      const [version, id, text] = sealed.split('.')
      const key = ring.find((one) => one.id === id)
      if (version !== 'v1' || !key || !text) throw new Error(`No key ${id} to open this secret with.`)
      const bytes = Buffer.from(text, 'base64url')
      const cipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12)).setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
    },
    isStale: (sealed) => sealed.split('.')[1] !== newest.id,
    sign: (purpose, text) => sign(newest, purpose, text).toString('base64url'),
    isSigned(purpose, text, signature) {
      const given = Buffer.from(signature, 'base64url')
      return ring.map((key) => sign(key, purpose, text)).some((right) => given.length === right.length && timingSafeEqual(given, right))
    },
    derive: (purpose) =>
      ring.map(({ id, bytes }) => ({
        version: createHash('sha256').update(id).digest().readUInt32BE(0),
        value: Buffer.from(hkdfSync('sha256', bytes, '', purpose, 32)).toString('base64url'),
      })),
  }
}

function sign(key: Key, purpose: string, text: string): Buffer {
  return createHmac('sha256', Buffer.from(hkdfSync('sha256', key.bytes, '', purpose, 32)))
    .update(text)
    .digest()
}

function parseKey(text: string): Key {
  const [id, base64] = text.trim().split(':')
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (!id || !/^[\w-]{1,16}$/.test(id) || bytes.length !== 32) {
    throw new StartError('The variable SECRET_KEY is not usable: it must be id:base64 of 32 bytes, newest first, separated by commas.')
  }
  return { id, bytes }
}

/** The keys of SECRET_KEY, or those kept in the data directory, made on first start and readable by its owner only. */
export function findSecretKey(fromEnvironment: string | undefined, dataDir: string): string {
  if (fromEnvironment) return fromEnvironment
  const path = join(dataDir, 'secret.key')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  const made = `k1:${randomBytes(32).toString('base64')}`
  writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(path, 0o600)
  return made
}
