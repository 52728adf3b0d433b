/** Why a mail did not arrive, as far as servers say it. The desk translates these. */
export type BounceReason =
  | 'unknown-user'
  | 'unknown-domain'
  | 'mailbox-full'
  | 'mailbox-disabled'
  | 'too-large'
  | 'filtered'
  | 'expired'
  | 'bounced-hard'
  | 'bounced-soft'

const BY_WORDS: readonly [BounceReason, RegExp][] = [
  [
    'mailbox-full',
    /(over|exceeded|exceeds|out of).{0,20}quota|quota.{0,20}(exceeded|full|reached)|mailbox (is )?(full|over)|insufficient (system )?storage|buz[óo]n.{0,40}(lleno|completo)|caixa (postal|de (correio|entrada)).{0,40}cheia|over its? storage|cuota.{0,20}(excedida|superada)/i,
  ],
  ['too-large', /too (large|big)|message size|size limit|demasiado grande|muito grande|exceeds.{0,20}(size|maximum)/i],
  [
    'unknown-domain',
    /host (unknown|not found)|domain (name )?(not found|does not exist|unknown)|unknown (host|domain)|no such domain|nxdomain|name or service not known|dominio.{0,20}no (existe|se encontr)|dom[íi]nio.{0,20}n[ãa]o/i,
  ],
  [
    'mailbox-disabled',
    /(mailbox|account|user|recipient).{0,30}(disabled|inactive|suspended|deactivated|expired)|cuenta.{0,20}(desactivada|suspendida)|conta.{0,20}(desativada|suspensa)/i,
  ],
  [
    'filtered',
    /\bspam\b|block(ed|list)|blacklist|\bdnsbl\b|\brbl\b|spamhaus|barracuda|reputation|policy|poor|unsolicited|dmarc|\bspf\b|not authenticated|content (rejected|denied)|access denied|relay(ing)? (access )?denied|greylist/i,
  ],
  [
    'unknown-user',
    /(user|recipient|mailbox|address|account|usuario|destinat[áa]rio|utilizador|usu[áa]rio|cuenta|conta|buz[óo]n).{0,40}(unknown|not found|not exist|doesn.?t exist|invalid|no existe|no se encontr|desconocid|inexistente|n[ãa]o existe|n[ãa]o (foi )?encontrad|rejected|unavailable|not listed)|(no such|unknown|invalid) (user|recipient|mailbox|address|account)|isn.?t a valid|(doesn.?t|does not) have an? .{0,40}account|no existe (la|el|esta|este|esa|ese) (cuenta|usuario|direcci[óo]n|buz[óo]n|destinatario)|n[ãa]o existe (a|o|essa|esse) (conta|usu[áa]rio|endere[çc]o)|no mailbox here|not our customer|wasn.?t found|address not found|no se encontr[óo] la direcci|not listed in/i,
  ],
  [
    'expired',
    /(delivery time|retry time|time).{0,20}(expired|exceeded|out)|too long|could not be delivered (for|after|within)|retry timeout|tiempo.{0,20}(agotado|superado)/i,
  ],
]
const BY_CODE: readonly [RegExp, BounceReason][] = [
  [/^[45]\.1\.(1|6|10)$|^5\.1\.0$|^[45]\.1\.3$/, 'unknown-user'],
  [/^[45]\.1\.2$|^[45]\.4\.4$/, 'unknown-domain'],
  [/^[45]\.2\.2$|^[45]\.3\.1$/, 'mailbox-full'],
  [/^[45]\.2\.1$/, 'mailbox-disabled'],
  [/^[45]\.(2\.3|3\.4)$/, 'too-large'],
  [/^[45]\.7\.\d+$/, 'filtered'],
  [/^[45]\.4\.7$/, 'expired'],
]

/**
 * The reason that a status (`5.1.1`, RFC 3463) and a server's own words give. The code decides where it says something of its own; many
 * servers write `5.0.0` and tell the rest in words.
 */
export function findReason(status: string, words: string): BounceReason {
  const said = words.slice(0, 4000)
  const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status)?.[0] ?? /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? ''
  const byCode = BY_CODE.find(([pattern]) => pattern.test(code))?.[1]
  const byWords = BY_WORDS.find(([, pattern]) => pattern.test(said))?.[0]
  // 5.7.1 and 5.2.1 are given for anything by some; what they say besides is more exact.
  if (byCode && byCode !== 'filtered' && byCode !== 'mailbox-disabled') return byCode
  if (byWords) return byWords
  if (byCode) return byCode
  const smtp = /\b([45])\d\d\b[ :-]/.exec(said)?.[1]
  return code.startsWith('4') || (code === '' && smtp === '4') ? 'bounced-soft' : 'bounced-hard'
}
