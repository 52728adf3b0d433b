import { z } from 'zod'
import { ConnectorError, type Fetch, type Renewed } from '../../channel.ts'
import type { MailAccount, MailSecrets } from './account.ts'

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().optional(),
})

/** A new access token for XOAUTH2 (RFC 6749, 6). `reconnect` when there is nothing to renew it with or the server refuses. */
export async function refresh<K extends MailSecrets>(account: Omit<MailAccount, 'secrets'> & { secrets: K }, fetch: Fetch): Promise<Renewed<K>> {
  const { settings, secrets } = account
  if (!secrets.refreshToken || settings.oauthTokenUrl === '')
    throw new ConnectorError('reconnect', secrets.accessToken ? 'token-expired' : 'login-refused', 'The account has no refresh token.')
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: secrets.refreshToken, client_id: settings.oauthClientId })
  if (secrets.clientSecret) form.set('client_secret', secrets.clientSecret)
  const { status, text } = await ask(settings.oauthTokenUrl, form, fetch)
  if (status === 429 || status >= 500) throw new ConnectorError('retry', 'unavailable', `The server of tokens answered ${status}.`)
  const tokens = Tokens.safeParse(readBody(text))
  if (status >= 400 || !tokens.success) throw new ConnectorError('reconnect', 'token-expired', `The server refused to renew the token (${status}).`)
  const { access_token: accessToken, refresh_token: refreshToken = secrets.refreshToken, expires_in: lifeS } = tokens.data
  return { secrets: { ...secrets, accessToken, refreshToken }, ...(lifeS !== undefined && { expiresAt: new Date(Date.now() + lifeS * 1000) }) }
}

async function ask(url: string, form: URLSearchParams, fetch: Fetch): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  try {
    const response = await fetch(url, { method: 'POST', headers, body: form.toString() })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new ConnectorError('retry', 'unreachable', `The server of tokens could not be reached: ${(error as Error).message}`)
  }
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
