import { randomUUID } from 'node:crypto'

/** A form as bytes, because the fetch that we are handed knows no FormData but its own. */
export interface Form {
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface FormFile {
  field: string
  name: string
  mime: string
  bytes: Uint8Array
}

/** Plain fields in their order, then the file. A name that would break out of its line is made harmless. */
export function multipart(fields: Record<string, string>, file: FormFile): Form {
  const boundary = randomUUID()
  const name = file.name.replace(/["\r\n\\]/g, '_')
  const mime = file.mime.replace(/[\r\n]/g, '')
  const lines = Object.entries(fields).flatMap(([field, value]) => [`--${boundary}`, `content-disposition: form-data; name="${field}"`, '', value])
  const opening = [
    ...lines,
    `--${boundary}`,
    `content-disposition: form-data; name="${file.field}"; filename="${name}"`,
    `content-type: ${mime}`,
    '',
    '',
  ]
  const whole = Buffer.concat([Buffer.from(opening.join('\r\n')), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: new Uint8Array(whole) }
}
