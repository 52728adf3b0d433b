import { isHeaderBlock, isRule, readAttribution } from './quote-signs.ts'

/** What is new in a mail, and what is not: the mail answered, signature, small print. */
export interface Folded {
  text: string
  quoted: string
}

const SIGNATURE_LINES = 30
const MOBILE =
  /^\s*(sent (from|via|with) (my |the )?\w|get outlook for|obtener outlook|obter o outlook|enviado desde (mi|el|correo|yahoo|outlook)\b|enviado (do|a partir do|pelo|via) \w|enviado con \w|envoyé (de|depuis) \w|von meinem .{1,30} gesendet|gesendet (von|mit) \w|inviato da \w)/i
const SMALL_PRINT =
  /^\s*\*{0,3}\s*(aviso (legal|de confidencialidad|de confidencialidade)|este (mensaje|correo|e-?mail)[^\n]{0,80}(confidencial|destinatari)|esta mensagem[^\n]{0,80}(confidencia|destinat)|this (e-?mail|message)[^\n]{0,80}(confidential|intended)|confidentiality notice|disclaimer)/i

/**
 * Parts a mail into what its writer adds and what stands below. Takes time in proportion to its length. Where nothing new remains, all of it is
 * the text; between quoted lines an answer is left where it stands. `forwards`: the mail inside is what it is about, and stays.
 */
export function foldQuotes(whole: string, forwards = false): Folded {
  const lines = whole.split('\n')
  const lead = leadingQuote(lines)
  const quote = forwards ? lines.length : quoteStart(lines, lead)
  const end = signatureStart(lines, lead, quote)
  const text = join(lines.slice(lead, end))
  if (text === '') return { text: whole.trim(), quoted: '' }
  return { text, quoted: [join(lines.slice(0, lead)), join(lines.slice(end))].filter(Boolean).join('\n\n') }
}

function join(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd()
}

/** Who answers below has the mail answered above: the number of lines before the answer, or 0. */
function leadingQuote(lines: readonly string[]): number {
  let at = skipBlank(lines, 0)
  at = skipBlank(lines, at + readAttribution(lines, at))
  if (!isQuoted(lines[at])) return 0
  let next = at
  while (isQuoted(lines[next])) next = skipBlank(lines, next + 1)
  const answers = next < lines.length && !isSignature(lines, next) && !lines.slice(next).some(isQuoted)
  return answers ? next : 0
}

/** The line from which on an earlier mail stands, to the end. */
function quoteStart(lines: readonly string[], from: number): number {
  const lastNew = lastUnquoted(lines, from)
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!
    if (isBlank(line)) continue
    if (isHeaderBlock(lines, at)) return at > from && isRule(lines[at - 1]!) ? at - 1 : at
    const said = readAttribution(lines, at)
    if (said > 0) {
      const next = skipBlank(lines, at + said)
      if (!isQuoted(lines[next]) || next > lastNew) return at
    } else if (isQuoted(line) && at > lastNew) return at
  }
  return lines.length
}

/** The last line that its writer wrote below quoted ones; signatures do not count. */
function lastUnquoted(lines: readonly string[], from: number): number {
  const sign = signatureStart(lines, from, lines.length)
  for (let at = sign - 1; at >= from; at--) if (!isBlank(lines[at]) && !isQuoted(lines[at])) return at
  return from - 1
}

function signatureStart(lines: readonly string[], from: number, end: number): number {
  let start = end
  const earliest = Math.max(from, end - SIGNATURE_LINES)
  for (let at = end - 1; at >= earliest; at--) if (isSignature(lines, at)) start = at
  return start
}

function isSignature(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (line.length > 400) return SMALL_PRINT.test(line.slice(0, 400))
  return /^(-- ?|—)$/.test(line) || MOBILE.test(line) || SMALL_PRINT.test(line)
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && isBlank(lines[at])) at++
  return at
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === ''
}

function isQuoted(line: string | undefined): boolean {
  return line?.startsWith('>') === true && !line.startsWith('>From ')
}
