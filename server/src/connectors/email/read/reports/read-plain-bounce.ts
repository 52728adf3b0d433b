import { findReason } from './find-reason.ts'

/** What programs begin a report with that is no report of the standard's form. */
const OPENINGS: readonly RegExp[] = [
  /this is the qmail-send program/i,
  /this message was created automatically by (the )?mail delivery (software|system)/i,
  /this is the (postfix|mail) (program|system) at host/i,
  /^\s*-+ the following addresses had (permanent fatal|transient non-fatal|delivery) (errors|problems) -+/im,
  /-+ transcript of session follows -+/i,
  /your message did not reach some or all of the intended recipients/i,
  /su mensaje no ha llegado a algunos o a todos los destinatarios/i,
  /(a )?sua mensagem n[ãa]o (foi entregue|chegou)/i,
  /delivery (to|has failed to) the(se)? (following )?recipient/i,
  /no se pudo entregar (el|su|tu) (mensaje|correo)|error al entregar|no se ha podido entregar/i,
  /n[ãa]o foi poss[íi]vel (entregar|enviar)/i,
  /(message|mail).{0,60}(could not be|was not|wasn.t|couldn.t be|cannot be) delivered/i,
  /undeliver(able|ed) (mail|message)|unable to deliver|delivery (failure|failed)|failed to deliver/i,
  /your (message|document)[\s\S]{0,200}was not delivered to/i,
  /address not found|the response (from the remote server )?was:/i,
]
const WAITING =
  /will (continue to )?(be retried|try|keep trying)|delayed|warning|no action is required|se seguir[áa] intentando|todav[íi]a no se ha|ainda n[ãa]o (foi|p[ôo]de)|has not (yet )?been delivered|retraso|atraso/i
const SUBJECT =
  /undeliver|delivery (status|failure|problem|notification|report)|mail delivery|returned mail|failure notice|no se puede entregar|no se pudo entregar|devuelto|mensagem n[ãa]o entregue|n[ãa]o entregue|non remis|unzustellbar|mancata consegna|message not delivered|rejected:|warning: message|mensaje no entregado|retraso en la entrega/i
const ROBOT = /^(mailer-daemon|postmaster|mail-?daemon|microsoftexchange[0-9a-f]*|mdaemon|bounce.*)@/

interface Suspect {
  subject: string
  writer: string
  text: string
  failedRecipients: string
  /** It came from nobody, so that nobody can answer it. */
  nullSender: boolean
}

/**
 * What a report says that follows no standard, or null when the mail is none. It must speak of a bounce and be a machine's: a mail of a
 * person who writes of one is none.
 */
export function readPlainBounce({ subject, writer, text, failedRecipients, nullSender }: Suspect) {
  const robot = ROBOT.test(writer) || failedRecipients !== '' || nullSender
  if (!robot || !(SUBJECT.test(subject) || OPENINGS.some((sign) => sign.test(text.slice(0, 3000))))) return null
  const words = explanation(text)
  if (
    WAITING.test(`${subject}\n${text.slice(0, 1500)}`) &&
    !/permanent|fatal|has failed|failed permanently|give up|giving up/i.test(text.slice(0, 3000))
  )
    return { kind: 'delayed' as const, detail: words.slice(0, 500) }
  return { kind: 'failed' as const, reason: findReason('', words), detail: detailOf(words, failedRecipients) }
}

/** The report without the mail that is returned below it. */
function explanation(text: string): string {
  const end =
    /^(-+ ?(below this line|this is a copy|original message|unsent message|mensaje original|the original message|returned message)|received: |--- )/im.exec(
      text,
    )
  return text.slice(0, Math.min(end?.index || text.length, 6000)).trim()
}

/** The line with the server's own words, else the first that names an address. */
function detailOf(words: string, recipients: string): string {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const said =
    lines.find((line) => /\b[45]\d\d[ :-]/.test(line)) ??
    lines.find((line) => /\b[45]\.\d\.\d/.test(line)) ??
    lines.find((line) => line.includes('@'))
  const line = said ?? lines[0] ?? ''
  return [line.includes('@') ? '' : recipients, line].filter(Boolean).join(': ').slice(0, 500)
}
