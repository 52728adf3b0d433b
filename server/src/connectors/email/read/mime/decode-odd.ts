/** The upper half of code page 850, which mail programs of DOS wrote in Western Europe and Latin America. */
const UPPER_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'
const UTF7 = /\+([A-Za-z0-9+/]*)-?/g
const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f
const TILDE = 0x7e

/** Text in a charset that the platform's decoder does not know, or null when it is none of these. */
export function decodeOdd(bytes: Uint8Array, name: string): string | null {
  if (/^(utf-?7|unicode-1-1-utf-7)$/.test(name)) return decodeUtf7(bytes)
  if (name.startsWith('hz')) return new TextDecoder('gb18030').decode(raiseHz(bytes))
  if (name.endsWith('2022-kr') || name.endsWith('2022kr')) return new TextDecoder('euc-kr').decode(raiseShifted(bytes))
  if (/^(cp-?|ibm-?|dos-?)(850|437|858)$/.test(name)) return decodeDos(bytes)
  return null
}

/** RFC 2152. */
function decodeUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(UTF7, (_all, coded: string) => (coded === '' ? '+' : decodeBase64Utf16(coded)))
}

function decodeBase64Utf16(coded: string): string {
  const bytes = Buffer.from(coded, 'base64')
  return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
}

/** RFC 1843: between `~{` and `~}` the letters are those of GB 2312 without their upper bit. */
function raiseHz(bytes: Uint8Array): Uint8Array {
  const raised: number[] = []
  let chinese = false
  for (let i = 0; i < bytes.length; i++) {
    const [byte, next] = [bytes[i]!, bytes[i + 1]]
    if (byte !== TILDE) raised.push(chinese && byte > 0x20 ? byte | 0x80 : byte)
    else {
      i++
      if (next === 0x7b) chinese = true
      else if (next === 0x7d) chinese = false
      else if (next === TILDE) raised.push(TILDE)
    }
  }
  return Uint8Array.from(raised)
}

/** RFC 1557: between shift out and shift in the letters are those of EUC-KR without their upper bit. */
function raiseShifted(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').replaceAll('\x1b$)C', '')
  const raised: number[] = []
  let korean = false
  for (const byte of Buffer.from(text, 'latin1')) {
    if (byte === SHIFT_OUT) korean = true
    else if (byte === SHIFT_IN) korean = false
    else raised.push(korean && byte > 0x20 ? byte | 0x80 : byte)
  }
  return Uint8Array.from(raised)
}

function decodeDos(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : UPPER_850[byte - 0x80]
  return text
}
