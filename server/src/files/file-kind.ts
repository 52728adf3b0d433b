import { fileTypeFromBuffer } from 'file-type'

/** What its first bytes say a file is; its name is never believed. Text without a signature is `text/plain`, which runs nothing. */
export async function fileKind(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found) return found.mime.split(';')[0]!.trim()
  return looksLikeText(head) ? 'text/plain' : 'application/octet-stream'
}

/** Images a browser shows without running anything, and that previews are made of. */
export const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])

/** Whether a browser may show it in place. All else is offered for saving only: PDF, HTML and SVG can hold scripts. */
export function mayShowInline(mime: string): boolean {
  return PICTURES.has(mime) || /^(audio|video)\/[\w.+-]+$/.test(mime)
}

function looksLikeText(head: Uint8Array): boolean {
  if (head.includes(0)) return false
  try {
    // The head may end within a character: `stream` lets that pass.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
