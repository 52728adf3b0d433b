import type { AccountCheck } from '../../channel.ts'
import type { MailSettings } from './account.ts'
import type { Resolve } from './imap/judge-sender.ts'
import { DKIM_SELECTOR, dkimRecord } from './mint-secrets.ts'
import { domainOf } from './own-ids.ts'

type Found = Pick<AccountCheck, 'problems' | 'facts'>

/** What the DNS says of who may send for the domain, and the record of our own key that should stand there. */
export async function readRecords(settings: MailSettings, dkimKey: string, resolve: Resolve): Promise<Found> {
  const domain = domainOf(settings.address)
  const [spf, dmarc, dkim] = await Promise.all([
    readText(resolve, domain, /^v=spf1\b/i),
    readText(resolve, `_dmarc.${domain}`, /^v=DMARC1\b/i),
    settings.dkimDomain === '' ? null : readOwnKey(settings, dkimKey, resolve),
  ])
  const problems = [
    ...(spf === '' ? [{ code: 'spf-missing', detail: `${domain} has no SPF record.` }] : []),
    ...(dmarc === '' ? [{ code: 'dmarc-missing', detail: `_dmarc.${domain} has no DMARC record.` }] : []),
    ...(dkim?.problems ?? []),
  ]
  return { problems, facts: { ...(spf && { spf }), ...(dmarc && { dmarc }), ...dkim?.facts } }
}

async function readOwnKey(settings: MailSettings, dkimKey: string, resolve: Resolve): Promise<Found> {
  const name = `${settings.dkimSelector || DKIM_SELECTOR}._domainkey.${settings.dkimDomain}`
  const wanted = dkimRecord(dkimKey)
  const found = await readText(resolve, name, /\bp=/)
  const facts = { dkimName: name, dkimRecord: wanted }
  if (found === null) return { problems: [], facts }
  if (found === '') return { problems: [{ code: 'dkim-missing', detail: name }], facts }
  const same = keyOf(found) === keyOf(wanted)
  return { problems: same ? [] : [{ code: 'dkim-differs', detail: name }], facts }
}

const keyOf = (record: string): string => /\bp=([^;]*)/.exec(record)?.[1]?.replace(/\s+/g, '') ?? ''

/** The record, an empty text when there is none, null when the DNS did not answer. */
async function readText(resolve: Resolve, name: string, shape: RegExp): Promise<string | null> {
  try {
    const answers = await resolve(name, 'TXT')
    return answers.map((parts) => [parts].flat().join('')).find((text) => shape.test(text)) ?? ''
  } catch (error) {
    const { code } = error as { code?: string }
    return code === 'ENOTFOUND' || code === 'ENODATA' ? '' : null
  }
}
