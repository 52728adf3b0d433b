/**
 * A text as a QR code (ISO/IEC 18004, byte mode, error correction M, versions 1 to 20): rows of modules, true being dark. Throws when the text
 * is longer than 666 bytes of UTF-8.
 */
export function encodeQr(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text)
  const version = VERSIONS.find((one) => bytes.length <= dataWords(one) - (one < 10 ? 2 : 3))
  if (!version) throw new Error('The text is too long for a QR code')
  const words = addCorrection(version, packData(version, bytes))
  const candidates = MASKS.map((_, mask) => draw(version, words, mask))
  return candidates.reduce((best, next) => (penalty(next) < penalty(best) ? next : best))
}

const VERSIONS = Array.from({ length: 20 }, (_, index) => index + 1)
/** Correction words per block and number of blocks of level M, by version (table 9). */
const WORDS_PER_BLOCK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

function allWords(version: number): number {
  let modules = (16 * version + 128) * version + 64
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2
    modules -= (25 * marks - 10) * marks - 55
    if (version >= 7) modules -= 36
  }
  return Math.floor(modules / 8)
}
function dataWords(version: number): number {
  return allWords(version) - WORDS_PER_BLOCK[version - 1]! * BLOCKS[version - 1]!
}

function packData(version: number, bytes: Uint8Array): number[] {
  const bits: number[] = []
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  push(0b0100, 4)
  push(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) push(byte, 8)
  const room = dataWords(version) * 8
  push(0, Math.min(4, room - bits.length))
  push(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) push(pad, 8)
  return Array.from({ length: bits.length / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((word, bit) => (word << 1) | bit, 0))
}

function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}

function correctionOf(data: readonly number[], degree: number): number[] {
  let divisor = [...Array<number>(degree - 1).fill(0), 1]
  for (let i = 0, root = 1; i < degree; i++, root = multiply(root, 2))
    divisor = divisor.map((term, j) => multiply(term, root) ^ (divisor[j + 1] ?? 0))
  const rest = Array<number>(degree).fill(0)
  for (const word of data) {
    const factor = word ^ rest.shift()!
    rest.push(0)
    for (const [i, term] of divisor.entries()) rest[i]! ^= multiply(term, factor)
  }
  return rest
}

function addCorrection(version: number, data: readonly number[]): number[] {
  const blocks = BLOCKS[version - 1]!
  const degree = WORDS_PER_BLOCK[version - 1]!
  const short = Math.floor(data.length / blocks)
  const firstLong = blocks - (data.length % blocks)
  const parts: { data: number[]; correction: number[] }[] = []
  for (let block = 0, at = 0; block < blocks; block++) {
    const part = data.slice(at, at + short + (block >= firstLong ? 1 : 0))
    at += part.length
    parts.push({ data: part, correction: correctionOf(part, degree) })
  }
  const inTurn = (length: number, pick: (part: (typeof parts)[number]) => number[]) =>
    Array.from({ length }, (_, i) => parts.flatMap((part) => pick(part)[i] ?? [])).flat()
  return [...inTurn(short + 1, (part) => part.data), ...inTurn(degree, (part) => part.correction)]
}

function draw(version: number, words: readonly number[], mask: number): boolean[][] {
  const size = version * 4 + 17
  const dark = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const set = (x: number, y: number, isDark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    dark[y]![x] = isDark
    fixed[y]![x] = true
  }
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  const ring = (cx: number, cy: number, radius: number, isDark: (distance: number) => boolean) => {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++) set(cx + dx, cy + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    ring(x, y, 4, (distance) => distance !== 2 && distance !== 4)
  const marks = alignmentMarks(version)
  const last = marks.length - 1
  for (const [i, x] of marks.entries())
    for (const [j, y] of marks.entries())
      if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0))) ring(x, y, 2, (distance) => distance !== 1)
  drawFormat(size, mask, set)
  if (version >= 7) drawVersion(version, size, set)
  drawWords(words, size, dark, fixed)
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (!fixed[y]![x] && MASKS[mask]!(x, y)) dark[y]![x] = !dark[y]![x]
  return dark
}

function alignmentMarks(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, i) => version * 4 + 10 - (count - 2 - i) * step)]
}

type SetModule = (x: number, y: number, isDark: boolean) => void

function drawFormat(size: number, mask: number, set: SetModule): void {
  let rest = mask
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const bit = (i: number) => ((bits >> i) & 1) === 1
  for (let i = 0; i <= 5; i++) set(8, i, bit(i))
  set(8, 7, bit(6))
  set(8, 8, bit(7))
  set(7, 8, bit(8))
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i))
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i))
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i))
  set(8, size - 8, true)
}

function drawVersion(version: number, size: number, set: SetModule): void {
  let rest = version
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let i = 0; i < 18; i++) {
    const isDark = ((bits >> i) & 1) === 1
    const a = size - 11 + (i % 3)
    const b = Math.floor(i / 3)
    set(a, b, isDark)
    set(b, a, isDark)
  }
}

function drawWords(words: readonly number[], size: number, dark: boolean[][], fixed: readonly boolean[][]): void {
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (fixed[y]![x] || at >= words.length * 8) continue
        dark[y]![x] = ((words[at >> 3]! >> (7 - (at & 7))) & 1) === 1
        at++
      }
    }
  }
}

/** How hard a code is to read (§7.8.3): long runs, blocks, false finders, imbalance. */
function penalty(dark: readonly boolean[][]): number {
  const size = dark.length
  const lines = [...dark.map((row) => row.map(Number).join('')), ...dark.map((_, x) => dark.map((row) => Number(row[x])).join(''))]
  let score = 0
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) score += run.length - 2
    score += 40 * (line.match(/(?=00001011101|10111010000)/g)?.length ?? 0)
  }
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++)
      if (dark[y]![x] === dark[y - 1]![x] && dark[y]![x] === dark[y]![x - 1] && dark[y]![x] === dark[y - 1]![x - 1]) score += 3
  const share = dark.flat().filter(Boolean).length / size ** 2
  return score + Math.floor(Math.abs(share * 20 - 10)) * 10
}
