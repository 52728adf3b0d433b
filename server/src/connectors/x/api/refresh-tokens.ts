import { z } from 'zod'
import { ConnectorError, type Fetch } from '../../channel.ts'
import type { Secrets } from '../settings.ts'
import { type Account, lost } from './call.ts'

const Tokens = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional() })

/** New tokens for the old refresh token, which works once: a second call at the same time would lose both. */
export async function refreshTokens({ settings, secrets }: Account, fetch: Fetch): Promise<Secrets> {
  if (!secrets.refreshToken) throw new ConnectorError('reconnect', 'token-expired', 'The account has no refresh token.')
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: secrets.refreshToken, client_id: settings.clientId })
  const basic =
    secrets.clientSecret && Buffer.from(`${encodeURIComponent(settings.clientId)}:${encodeURIComponent(secrets.clientSecret)}`).toString('base64')
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(basic ? { authorization: `Basic ${basic}` } : {}) }
  let response: Response
  try {
    response = await fetch(`${settings.baseUrl}/2/oauth2/token`, { method: 'POST', headers, body: form.toString() })
  } catch (error) {
    throw lost(error, false)
  }
  if (response.status === 429 || response.status >= 500)
    throw new ConnectorError('retry', 'unavailable', `X answered ${response.status} to the renewal of the token.`)
  const tokens = Tokens.safeParse(await response.json().catch(() => null))
  if (!response.ok || !tokens.success) throw new ConnectorError('reconnect', 'token-expired', `X refused to renew the token (${response.status}).`)
  return { ...secrets, accessToken: tokens.data.access_token, refreshToken: tokens.data.refresh_token ?? secrets.refreshToken }
}
