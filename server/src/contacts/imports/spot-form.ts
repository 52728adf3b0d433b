import { parse } from 'csv-parse/sync'
import { AppError } from '../../platform/errors.ts'
import type { FileStore } from '../../platform/files.ts'

/** How a text file was written. */
export interface CsvForm {
  encoding: 'utf-8' | 'utf-16le' | 'windows-1252'
  delimiter: string
}

const HEAD_BYTES = 64 * 1024
const DELIMITERS = [',', ';', '\t', '|']

/** Finds out how a file was written by reading it through: what is not UTF-8 to the last byte is what spreadsheets in western languages write. */
export async function spotForm(files: FileStore, fileId: string): Promise<CsvForm> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let head = Buffer.alloc(0)
  let isUtf8 = true
  for await (const chunk of await files.get(fileId)) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk])
    if (isUtf8) isUtf8 = decodes(() => strict.decode(chunk, { stream: true }))
    else if (head.length >= HEAD_BYTES) break
  }
  if (isUtf8) isUtf8 = decodes(() => strict.decode())
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : isUtf8 ? 'utf-8' : 'windows-1252'
  const text = new TextDecoder(encoding).decode(head.subarray(0, HEAD_BYTES))
  if (text.includes('\u0000') || text.startsWith('PK\u0003\u0004'))
    throw new AppError('invalid', 'import/not-csv', 'The file is not a CSV: save the sheet as CSV first.')
  return { encoding, delimiter: spotDelimiter(text) }
}

function decodes(run: () => void): boolean {
  try {
    run()
    return true
  } catch {
    return false
  }
}

/** The mark that parts the first lines into most columns, in all of them alike. */
function spotDelimiter(head: string): string {
  const lines = head.split(/\r\n|\n|\r/).slice(0, 21)
  const text = (lines.length > 20 ? lines.slice(0, -1) : lines).join('\n')
  const scores = DELIMITERS.map((delimiter) => {
    const widths = readWidths(text, delimiter)
    return widths.length > 0 ? Math.min(...widths) : 0
  })
  return DELIMITERS[scores.indexOf(Math.max(...scores))]!
}

function readWidths(text: string, delimiter: string): number[] {
  try {
    const rows = parse(text, { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true })
    return rows.map((row) => row.length)
  } catch {
    return []
  }
}
