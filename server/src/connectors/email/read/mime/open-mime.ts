import PostalMime from 'postal-mime'
import { cleanName } from './clean-text.ts'
import { bodyStart, decodeHeader, type Header, readHeaders } from './read-headers.ts'

/** A part of a mail. `path` is its place in the tree, `1.2` being the second part of the first. */
export interface Part {
  path: string
  /** `text/plain`, in lower case. */
  mime: string
  params: Record<string, string>
  disposition: string
  name: string
  /** Without its brackets. */
  contentId: string
  headers: Header[]
  /** Transfer coding undone. Empty for a multipart that has parts. */
  bytes: Uint8Array
  parts: Part[]
}
export interface OpenedMime {
  /** The mail as it was read: line ends mended, nothing before its header. */
  bytes: Uint8Array
  headers: Header[]
  root: Part
  /** The mail is not what it says it is; what could be read was. */
  malformed: boolean
}

/** What the parser's tree holds, as far as it is used here. */
interface Node {
  childNodes: Node[]
  headers: { key: string; value: string }[]
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false }
  contentDisposition: { parsed: { value: string; params: Record<string, string> } }
  contentId?: string
  content: ArrayBuffer | null
}

const MOST_PARTS = 1000
const MOST_DEPTH = 60
/** Each line costs; a mail of so many that are nearly empty is no mail of a person. */
const MOST_SHORT_LINES = 200_000
const SHORT_BYTES = 16

/** The tree of a mail's parts. Never throws: what cannot be taken apart is one part of text. */
export async function openMime(original: Uint8Array): Promise<OpenedMime> {
  const bytes = mendLineEnds(trimStart(original))
  const headers = readHeaders(bytes)
  try {
    if (isAllLines(bytes)) return { bytes, headers, root: plainPart(bytes.subarray(bodyStart(bytes))), malformed: true }
    const root = shapePart(await readTree(bytes), '', { left: MOST_PARTS })
    return { bytes, headers, ...(await mendBoundary(root)) }
  } catch {
    return { bytes, headers, root: plainPart(bytes.subarray(bodyStart(bytes))), malformed: true }
  }
}

async function readTree(bytes: Uint8Array): Promise<Node> {
  const parser = new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: MOST_DEPTH })
  await parser.parse(bytes)
  const { root } = parser as unknown as { root: Node }
  return root
}

function shapePart(node: Node, path: string, room: { left: number }): Part {
  const { value, params } = node.contentType.parsed
  const disposition = node.contentDisposition.parsed
  const parts: Part[] = []
  for (const [index, child] of node.childNodes.entries()) {
    if (room.left-- <= 0) break
    parts.push(shapePart(child, path ? `${path}.${index + 1}` : String(index + 1), room))
  }
  return {
    path,
    mime: value || 'text/plain',
    params,
    disposition: disposition.value,
    name: cleanName(decodeHeader(disposition.params.filename ?? params.name ?? '')),
    contentId: (node.contentId ?? '').replace(/[<>\s]/g, ''),
    headers: node.headers.map(({ key, value: text }) => ({ name: key, value: text })),
    bytes: new Uint8Array(node.content ?? new ArrayBuffer(0)),
    parts,
  }
}

/** A multipart whose boundary is not the one it names, or that names none: the line that looks like one is taken. */
async function mendBoundary(root: Part): Promise<{ root: Part; malformed: boolean }> {
  if (!root.mime.startsWith('multipart/') || root.parts.length > 0) return { root, malformed: false }
  const seen = /^--([^\s-][^\r\n]{0,69})\r?$\n(?=[A-Za-z-]+:)/m.exec(Buffer.from(root.bytes.subarray(0, 64 * 1024)).toString('latin1'))
  if (!seen) return { root: { ...root, mime: 'text/plain' }, malformed: true }
  const head = Buffer.from(`Content-Type: ${root.mime}; boundary="${seen[1]!.trimEnd().replace(/["\\]/g, '')}"\r\n\r\n`)
  const again = shapePart(await readTree(Buffer.concat([head, root.bytes])), '', { left: MOST_PARTS })
  return { root: again.parts.length > 0 ? again : { ...root, mime: 'text/plain' }, malformed: true }
}

function isAllLines(bytes: Uint8Array): boolean {
  let lines = 0
  for (const byte of bytes) if (byte === 0x0a) lines++
  return lines > MOST_SHORT_LINES && bytes.length < lines * SHORT_BYTES
}

function plainPart(bytes: Uint8Array): Part {
  return { path: '', mime: 'text/plain', params: {}, disposition: '', name: '', contentId: '', headers: [], bytes, parts: [] }
}

/** Mails that begin with empty lines or a byte order mark have their header all the same. */
function trimStart(bytes: Uint8Array): Uint8Array {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[start] === 0x0a || bytes[start] === 0x0d) start++
  return start === 0 ? bytes : bytes.subarray(start)
}

/** Old machines end lines with a bare CR. */
function mendLineEnds(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes
  return bytes.map((byte) => (byte === 0x0d ? 0x0a : byte))
}

/** The part at a path, or undefined. */
export function partAt(root: Part, path: string): Part | undefined {
  return path === '' ? root : path.split('.').reduce<Part | undefined>((part, place) => part?.parts[Number(place) - 1], root)
}
