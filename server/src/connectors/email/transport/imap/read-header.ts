const MOST_BYTES = 256 * 1024

/** The values of a header field, uppermost first, unfolded. `name` in lower case. Reads the first 256 kB and nothing after the header. */
export function readHeader(original: Uint8Array, name: string): string[] {
  const text = headerOf(original).replace(/\r?\n[ \t]+/g, ' ')
  return text
    .split(/\r?\n/)
    .filter((line) => line.slice(0, name.length + 1).toLowerCase() === `${name}:`)
    .map((line) => line.slice(name.length + 1).trim())
}

/** All before the first empty line. */
export function headerOf(original: Uint8Array): string {
  const text = Buffer.from(original.buffer, original.byteOffset, Math.min(original.length, MOST_BYTES)).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  return end ? text.slice(0, end.index) : text
}
