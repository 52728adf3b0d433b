/** How programs say that what follows was said before: the word at the beginning of the line, and the one at its end. */
const ATTRIBUTIONS: readonly [RegExp, RegExp][] = [
  [/^On\s/i, /\b(wrote|writes)\s*:?$/i],
  [/^(El|En fecha)\s/i, /\b(escribi[óo]|escribe)\s*:?$/i],
  [/^(Em|A|No dia)\s/i, /\b(escreveu|escreve)\s*:?$/i],
  [/^Le\s/i, /\b([ée]crit)\s*:?$/i],
  [/^(Am|Den)\s/i, /\bschrieb\b.*:?$/i],
  [/^(Il|In data|Il giorno)\s/i, /\b(ha scritto|scritto)\s*:?$/i],
  [/^Op\s/i, /\bschreef\b.*:?$/i],
  [/^(Den|D\.|På)\s/i, /\bskrev\b.*:?$/i],
  [/^(W dniu|Dnia)\s/i, /(pisze|napisał\(?a?\)?)\s*:?$/i],
  [/^(Pe|La)\s/i, /\b(a scris|kirjoitti)\s*:?$/i],
  [/^/, /<[^<>\s]+@[^<>\s]+>\s*(wrote|escribió|escreveu|a écrit|schrieb|ha scritto)\s*:$/i],
  [/^(在|20\d\d)/, /(写道|寫道|のメッセージ|作成|작성)\s*[:：]$/],
]
const RULES =
  /^[-_*\s]{2,}\s*(original message|mensaje original|mensagem original|message d'origine|message original|ursprüngliche nachricht|messaggio originale|oorspronkelijk bericht|reply message)\s*[-_*\s]*$/i
const FROM = /^\*?(From|De|Von|Da|Van|Från|Fra|发件人|差出人|От)\s?\*?\s*[:：]\*?\s*\S/i
const BESIDE_FROM =
  /^\*?(Sent|Date|To|Cc|Subject|Fecha|Enviado( el)?|Enviad[ao] em|Para|Asunto|Assunto|Data|Envoyé|À|Objet|Gesendet|Datum|An|Betreff|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne|发送时间|收件人|主题)\s?\*?\s*[:：]/i
export const FORWARD_SUBJECT = /^\s*(\[[^\]]{1,30}\]\s*)?(fwd?|rv|enc|reenv|tr|wg|i|vs|doorst|vb)\s*:/i
const LONGEST_SIGN = 400

/** Whether the lines from `index` on say that an earlier mail follows: how many lines say so, or 0. */
export function readAttribution(lines: readonly string[], index: number): number {
  let said = ''
  for (let count = 1; count <= 3; count++) {
    const line = lines[index + count - 1]
    if (line === undefined || line.length > LONGEST_SIGN || line.startsWith('>') || (count > 1 && line.trim() === '')) return 0
    said = `${said} ${line.trim()}`.trim()
    if (said !== '' && isAttribution(said)) return count
  }
  return 0
}

function isAttribution(said: string): boolean {
  return /[\d@]/.test(said) && ATTRIBUTIONS.some(([begin, end]) => begin.test(said) && end.test(said))
}

/** Whether an earlier mail stands unmarked from here to the end, as Outlook has it. */
export function isHeaderBlock(lines: readonly string[], index: number): boolean {
  const line = lines[index]!.trim()
  if (line.length > LONGEST_SIGN) return false
  if (RULES.test(line)) return true
  if (!FROM.test(line)) return false
  const below = lines.slice(index + 1, index + 9).filter((one) => one.trim() !== '' && one.length <= LONGEST_SIGN * 10)
  return below.slice(0, 5).filter((one) => BESIDE_FROM.test(one.trim().slice(0, LONGEST_SIGN))).length >= 2
}

/** A rule that stands over such a block alone. */
export function isRule(line: string): boolean {
  return line.length < 200 && /^\s*[_-]{5,}\s*$/.test(line)
}
