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

export const authSecret = ({ seal }: Pick<Platform, 'seal'>): string => seal.derive('better-auth')
export const isSecure = ({ config }: Pick<Platform, 'config'>): boolean => publicUrl(config).startsWith('https://')

export function openSessionCookie(platform: Pick<Platform, 'seal' | 'config'>): SessionCookie {
  const secret = authSecret(platform)
  const name = `${isSecure(platform) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
  const sign = (token: string) => createHmac('sha256', secret).update(token).digest('base64')
  return {
    name,
    read(header) {
      const value = header ? findCookie(header, name) : undefined
      if (!value) return null
      const cut = value.lastIndexOf('.')
      const given = Buffer.from(value.slice(cut + 1))
      const right = Buffer.from(sign(value.slice(0, cut)))
      return cut > 0 && given.length === right.length && timingSafeEqual(given, right) ? value.slice(0, cut) : null
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
