import { decodeText } from '../mime/decode-text.ts'
import type { Part } from '../mime/open-mime.ts'
import { headerOf, readHeaders } from '../mime/read-headers.ts'
import { findOwnId, readOwnMessageId } from '../own-ids.ts'
import { messageIdOf } from '../read-thread.ts'
import { findReason } from './find-reason.ts'
import { readPlainBounce } from './read-plain-bounce.ts'

/** What a server or a mailbox says of a mail that was sent. `delayed` and `other` change nothing. */
export interface Report {
  kind: 'failed' | 'delivered' | 'read' | 'delayed' | 'complaint' | 'other'
  /** The Message-ID of the mail it is about, or null when it does not tell. */
  about: string | null
  reason?: string
  detail?: string
}

const ORIGINALS = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
  'text/rfc822',
])
const MOST_DETAIL = 500
const MOST_SEARCHED = 300_000

interface Given {
  root: Part
  subject: string
  writer: string
  text: string
  failedRecipients: string
  nullSender: boolean
  /** What our bounce address says, which nobody else can write. */
  byAddress: string | null
  answered: readonly string[]
}

/** What a mail reports, or null when it is no report. RFC 3464, 5965 and 8098, and what older programs write instead. */
export function readReport(given: Given): Report | null {
  const parts = flatten(given.root)
  const status = parts.find(({ mime }) => mime === 'message/delivery-status' || mime === 'message/global-delivery-status')
  const complaint = parts.find(({ mime }) => mime === 'message/feedback-report')
  const opened = parts.find(({ mime }) => mime === 'message/disposition-notification' || mime === 'message/global-disposition-notification')
  const about = () => given.byAddress ?? originalId(parts) ?? givenId(given, parts)
  if (complaint) return readComplaint(complaint, about())
  if (status) return { ...readStatus(status, given.text), about: about() }
  if (opened) return readDisposition(opened, about())
  const plain = readPlainBounce(given)
  return plain && { ...plain, about: about() }
}

function flatten(part: Part): Part[] {
  return [part, ...part.parts.flatMap(flatten)]
}

function originalId(parts: readonly Part[]): string | null {
  for (const part of parts) {
    if (!ORIGINALS.has(part.mime)) continue
    const id = messageIdOf(headerOf(readHeaders(part.bytes), 'message-id'))
    if (id) return id
  }
  return null
}

/** An id of ours anywhere in it: those who cut off the header keep it in the text. */
function givenId({ text, answered }: Given, parts: readonly Part[]): string | null {
  const said = answered.find((id) => readOwnMessageId(id) !== null)
  if (said) return said
  return findOwnId(text.slice(0, MOST_SEARCHED)) ?? parts.map(({ bytes }) => findOwnId(latin(bytes.subarray(0, MOST_SEARCHED)))).find(Boolean) ?? null
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** The groups of fields of a report part, by name in lower case. */
function groupsOf(part: Part): Map<string, string>[] {
  const text = decodeText(part.bytes, part.params.charset).replace(/\r\n?/g, '\n').slice(0, MOST_SEARCHED)
  return text.split(/\n\s*\n/).map((group) => {
    const fields = readHeaders(Buffer.from(`${group}\n\n`))
    return new Map(fields.toReversed().map(({ name, value }) => [name, value]))
  })
}

function readStatus(part: Part, text: string): Pick<Report, 'kind' | 'reason' | 'detail'> {
  const groups = groupsOf(part).filter((group) => group.has('action') || group.has('status'))
  const doing = (group: Map<string, string>) => /^[a-z]+/i.exec(group.get('action') ?? '')?.[0].toLowerCase() ?? actionOf(group.get('status') ?? '')
  const failed = groups.find((group) => doing(group) === 'failed')
  if (failed) {
    const detail = detailOf(failed)
    return { kind: 'failed', reason: findReason(failed.get('status') ?? '', `${detail} ${failed.has('diagnostic-code') ? '' : text}`), detail }
  }
  const first = groups[0]
  if (!first) return { kind: 'failed', reason: findReason('', text), detail: text.slice(0, MOST_DETAIL) }
  const action = doing(first)
  // Expanded to a list, or relayed to a server that makes no reports: it got there.
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { kind: 'delivered' }
  return { kind: action === 'delayed' ? 'delayed' : 'other', detail: detailOf(first) }
}

function actionOf(status: string): string {
  if (status.startsWith('5')) return 'failed'
  return status.startsWith('2') ? 'delivered' : 'delayed'
}

function detailOf(group: Map<string, string>): string {
  const recipient = (group.get('final-recipient') ?? group.get('original-recipient') ?? '').replace(/^[^;]*;\s*/, '')
  const said = (group.get('diagnostic-code') ?? group.get('status') ?? '').replace(/^\s*(smtp|x-[\w-]+)\s*;\s*/i, '')
  return [recipient, said].filter(Boolean).join(': ').replace(/\s+/g, ' ').slice(0, MOST_DETAIL)
}

/** RFC 5965. That somebody took a mail out of the junk is no complaint. */
function readComplaint(part: Part, about: string | null): Report {
  const fields = new Map(groupsOf(part).flatMap((group) => [...group]))
  const type = (fields.get('feedback-type') ?? 'abuse').toLowerCase()
  if (type === 'not-spam') return { kind: 'other', about }
  const detail = [type, (fields.get('user-agent') ?? '').slice(0, 100)].filter(Boolean).join(', ')
  return { kind: 'complaint', about, reason: 'complaint', detail }
}

/** RFC 8098: only that it was shown says that somebody may have read it. */
function readDisposition(part: Part, about: string | null): Report {
  const fields = new Map(groupsOf(part).flatMap((group) => [...group]))
  const type = /;\s*([a-z]+)/i.exec(fields.get('disposition') ?? '')?.[1]?.toLowerCase()
  return { kind: type === 'displayed' ? 'read' : 'other', about: messageIdOf(fields.get('original-message-id') ?? '') ?? about }
}
