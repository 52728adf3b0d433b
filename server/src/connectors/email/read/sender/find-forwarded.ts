import { FORWARD_SUBJECT } from '../body/quote-signs.ts'
import { cleanLine } from '../mime/clean-text.ts'
import { type Mailbox, normaliseAddress } from '../mime/read-headers.ts'

/** A mail that somebody handed on: who had written it, and what. */
export interface Forwarded {
  author: Mailbox
  subject: string
  text: string
  /** What who handed it on wrote above. */
  comment: string
}

const MARKS =
  /^[\s>]*[-_*=]{0,12}\s*(begin forwarded message|forwarded (message|by)|start of forwarded message|mensaje reenviado|inicio del mensaje reenviado|mensagem (re)?encaminhada|início da mensagem (re)?encaminhada|message (transféré|réexpédié)|début du message (transféré|réexpédié)|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|missatge reenviat)\b.{0,80}$/i
const RULE =
  /^[\s>]*[-_]{3,}\s*(original message|mensaje original|mensagem original|message d'origine|ursprüngliche nachricht|messaggio originale)?\s*[-_]*\s*$/i
const FIELD = /^[\s>]*\*?([\p{L} ]{1,20})\s?\*?[:：]\*?\s*(.*)$/u
const FROM = /^(from|de|von|da|van|från|fra|remitente|remetente)$/i
const SUBJECT = /^(subject|asunto|assunto|objet|betreff|oggetto|onderwerp|assumpte)$/i
const OTHER =
  /^(sent|date|to|cc|bcc|fecha|enviado|enviado el|enviada em|enviado em|enviada|para|data|envoyé|à|a|gesendet|datum|an|inviato|verzonden|aan|reply to|responder a|answer to|importance|importancia|attachments|adjuntos|anexos)$/i
const ADDRESS = /[^\s<>"'(),;:[\]]{1,64}@[A-Za-z0-9\u00a1-\uffff.-]{1,253}/
const MOST_LINES = 400

/** The mail that stands inside another as text, or null. Found by the words of the usual programs, in several languages. */
export function findForwarded(text: string, subject: string): Forwarded | null {
  const lines = text.split('\n')
  const forwards = FORWARD_SUBJECT.test(subject)
  for (let at = 0; at < Math.min(lines.length, MOST_LINES); at++) {
    const line = lines[at]!
    if (line.length > 300) continue
    const marked = MARKS.test(line)
    if (!marked && !(forwards && (RULE.test(line) || FROM.test(fieldOf(line)?.name ?? '')))) continue
    const start = marked || RULE.test(line) ? at + 1 : at
    const block = readBlock(lines, start)
    if (block) return { ...block, subject: cleanLine(block.subject || subject, 300), comment: lines.slice(0, at).join('\n').trim() }
  }
  return null
}

function fieldOf(line: string): { name: string; value: string } | null {
  const [, name, value = ''] = FIELD.exec(line.slice(0, 1000)) ?? []
  return name ? { name: name.trim(), value: value.replace(/^\*\s*|\s*\*$/g, '').trim() } : null
}

/** The header lines of the mail inside, and its words below them. */
function readBlock(lines: readonly string[], start: number): Omit<Forwarded, 'comment'> | null {
  let author: Mailbox | null = null
  let subject = ''
  let at = start
  for (let seen = 0; at < lines.length; at++) {
    if (bare(lines[at]!) === '') {
      if (author || seen++ > 2) break
      continue
    }
    const field = fieldOf(lines[at]!)
    if (!field || !(FROM.test(field.name) || SUBJECT.test(field.name) || OTHER.test(field.name))) {
      if (author) break
      if (seen++ > 2) return null
      continue
    }
    if (FROM.test(field.name)) author ??= readAuthor(field.value || bare(lines[at + 1] ?? ''))
    else if (SUBJECT.test(field.name)) subject ||= field.value
  }
  if (!author) return null
  const rest = lines.slice(at)
  const quoted = rest.every((line) => line.trim() === '' || line.startsWith('>'))
  return { author, subject, text: (quoted ? rest.map(unquote) : rest).join('\n').trim() }
}

function bare(line: string): string {
  return line.replace(/^[\s>]+/, '').trim()
}

function unquote(line: string): string {
  return line.replace(/^> ?/, '')
}

function readAuthor(value: string): Mailbox | null {
  const found = ADDRESS.exec(value.replace(/mailto:/gi, ' '))
  const address = found ? normaliseAddress(found[0]) : ''
  if (!address) return null
  const name = value.split(/[<[(]/, 1)[0]!.replace(/["'*]/g, '')
  return { address, name: name.includes('@') ? '' : cleanLine(name, 120) }
}
