import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDns, type MailStage, openMailStage } from '../../../../test/mail-network.ts'
import { fetchBy, plainFetch } from '../../../../test/plain-fetch.ts'
import { check } from './check-mailbox.ts'
import { dkimRecord } from './mint-secrets.ts'
import { refresh } from './refresh-token.ts'

let stage: MailStage

beforeEach(async () => {
  stage = await openMailStage()
})
afterEach(() => stage.network.close())

const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code).sort()

test('an account whose servers and records are right has no problems, and the record of its key is told', async () => {
  const account = stage.account({ dkimDomain: 'banco.test', folders: ['Junk'] })
  const record = dkimRecord(account.secrets.dkimKey)
  const texts: Record<string, string> = {
    'banco.test': 'v=spf1 -all',
    '_dmarc.banco.test': 'v=DMARC1; p=reject',
    'atalaya._domainkey.banco.test': record.replace(/(.{200})/, '$1 '),
  }
  const found = await check({ ...account, providerId: '', handle: '' }, plainFetch, async (name) => (texts[name] ? [[texts[name]]] : emptyDns()))
  expect(found.problems).toEqual([])
  expect(found.connectedAs).toEqual({ providerId: 'ayuda@banco.test', handle: 'ayuda@banco.test', name: 'Banco' })
  expect(found.facts).toMatchObject({ dkimName: 'atalaya._domainkey.banco.test', dkimRecord: record, imap: 'IDLE UIDPLUS MOVE' })
})

test('what is missing is named, each by its code', async () => {
  const account = stage.account({ dkimDomain: 'banco.test', folders: ['Nowhere'] })
  expect(codes(await check(account, plainFetch, emptyDns))).toEqual(['dkim-missing', 'dmarc-missing', 'folder-missing', 'spf-missing'])
  expect(codes(await check(account, plainFetch, async () => [['v=DKIM1; p=AAAA v=spf1']]))).toContain('dkim-differs')
})

test('a DNS that does not answer is no problem of the account', async () => {
  const silent = () => Promise.reject(Object.assign(new Error('late'), { code: 'ETIMEOUT' }))
  expect(codes(await check(stage.account({ dkimDomain: 'banco.test' }), plainFetch, silent))).toEqual([])
})

test('one server that refuses is a problem, both are an error', async () => {
  const one = await check(stage.account({}, { password: 'secret', smtpPassword: 'wrong' }), plainFetch, emptyDns)
  expect(codes(one)).toContain('login-refused')
  await expect(check(stage.account({}, { password: 'wrong' }), plainFetch, emptyDns)).rejects.toMatchObject({ next: 'reconnect' })
})

test('a token is renewed with what the server of tokens says, and one it renews no more asks for a person', async () => {
  const account = stage.account(
    { oauthTokenUrl: 'https://tokens.test/token', oauthClientId: 'client' },
    { accessToken: 'old', refreshToken: 'again', clientSecret: 'hush' },
  )
  const asked: string[] = []
  const answers = [
    Response.json({ access_token: 'new', expires_in: '3600' }),
    Response.json({ error: 'invalid_grant' }, { status: 400 }),
    new Response('', { status: 503 }),
  ]
  const fetch = fetchBy(async (_url, init) => {
    asked.push(String(init?.body))
    return answers.shift()!
  })
  const { secrets, expiresAt } = await refresh(account, fetch)
  expect(secrets).toEqual({ ...account.secrets, accessToken: 'new' })
  expect(expiresAt!.getTime()).toBeGreaterThan(Date.now())
  expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'again',
    client_id: 'client',
    client_secret: 'hush',
  })
  await expect(refresh(account, fetch)).rejects.toMatchObject({ next: 'reconnect', code: 'token-expired' })
  await expect(refresh(account, fetch)).rejects.toMatchObject({ next: 'retry' })
})
