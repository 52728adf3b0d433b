import { z } from 'zod'
import { ConnectorError, type Fetch, type Renewed } from '../../channel.ts'
import type { Secrets } from '../settings.ts'
import { type Account, lost } from './call.ts'

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
})

/** New tokens for the old refresh token, which works once: a second call at the same time would lose both. */
export async function refreshTokens({ settings, secrets }: Account, fetch: Fetch): Promise<Renewed<Secrets>> {
  if (!secrets.refreshToken) throw new ConnectorError('reconnect', 'token-expired', 'The account has no refresh token.')
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: secrets.refreshToken, client_id: settings.clientId })
  const basic =
    secrets.clientSecret && Buffer.from(`${encodeURIComponent(settings.clientId)}:${encodeURIComponent(secrets.clientSecret)}`).toString('base64')
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(basic ? { authorization: `Basic ${basic}` } : {}) }
  let response: Response
  let text: string
  try {
    response = await fetch(`${settings.baseUrl}/2/oauth2/token`, { method: 'POST', headers, body: form.toString() })
    text = await response.text()
  } catch (error) {
    throw lost(error, false)
  }
  if (response.status === 429 || response.status >= 500)
    throw new ConnectorError('retry', 'unavailable', `X answered ${response.status} to the renewal of the token.`)
  const tokens = Tokens.safeParse(readBody(text))
  if (!response.ok || !tokens.success) throw new ConnectorError('reconnect', 'token-expired', `X refused to renew the token (${response.status}).`)
  const { access_token: accessToken, refresh_token: refreshToken = secrets.refreshToken, expires_in: lifeS } = tokens.data
  return { secrets: { ...secrets, accessToken, refreshToken }, expiresAt: lifeS === undefined ? undefined : new Date(Date.now() + lifeS * 1000) }
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
