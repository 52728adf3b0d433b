import { randomUUID } from 'node:crypto'

/** A form as bytes. Put together here because a fetch knows only the FormData of its own library, and the one we are handed may be any. */
export interface Multipart {
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

/** A form with plain fields and one file. */
export function multipart(fields: Record<string, string>, file: { field: string; bytes: Uint8Array }): Multipart {
  const boundary = `part-${randomUUID()}`
  const begin = (disposition: string) => `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n`
  const plain = Object.entries(fields).map(([name, value]) => `${begin(`name="${name}"`)}\r\n${value}\r\n`)
  const head = `${plain.join('')}${begin(`name="${file.field}"; filename="file"`)}content-type: application/octet-stream\r\n\r\n`
  const bytes = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: new Uint8Array(bytes) }
}
