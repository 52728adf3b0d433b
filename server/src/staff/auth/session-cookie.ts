import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Platform } from '../../platform/platform.ts'
import { publicUrl } from '../../platform/platform.ts'

export const COOKIE_PREFIX = 'atalaya'

/** The cookie that carries a session: its name, and how its value is signed (better-auth's own way: `token.base64(hmac-sha256)`). */
export interface SessionCookie {
  name: string
  /** The token of the session that a Cookie header carries; null when there is none or its signature is wrong. */
  read(header: string | undefined): string | null
  /** A Cookie header that carries the session. */
  write(token: string): string
}

/** Newest first: older ones still open what they sealed. */
export const authSecrets = ({ seal }: Pick<Platform, 'seal'>) => seal.derive('better-auth')
export const isSecure = ({ config }: Pick<Platform, 'config'>): boolean => publicUrl(config).startsWith('https://')

export function openSessionCookie(platform: Pick<Platform, 'seal' | 'config'>): SessionCookie {
  const secrets = authSecrets(platform).map(({ value }) => value)
  const name = `${isSecure(platform) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
  const sign = (token: string, secret = secrets[0]!) => createHmac('sha256', secret).update(token).digest('base64')
  return {
    name,
    read(header) {
      const value = header ? findCookie(header, name) : undefined
      if (!value) return null
      const cut = value.lastIndexOf('.')
      const given = Buffer.from(value.slice(cut + 1))
      const token = value.slice(0, Math.max(0, cut))
      const isRight = secrets.some((secret) => {
        const right = Buffer.from(sign(token, secret))
        return given.length === right.length && timingSafeEqual(given, right)
      })
      return cut > 0 && isRight ? token : null
    },
    write: (token) => `${name}=${encodeURIComponent(`${token}.${sign(token)}`)}`,
  }
}

function findCookie(header: string, name: string): string | undefined {
  const found = header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  try {
    return found && decodeURIComponent(found.slice(name.length + 1))
  } catch {
    return undefined
  }
}
