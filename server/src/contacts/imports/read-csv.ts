import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { mendText } from '../../platform/bad-text.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileStore } from '../../platform/files.ts'
import type { CsvForm } from './spot-form.ts'

const MAX_RECORD_CHARS = 200_000
const MOST_COLUMNS = 200
const MAX_NAME = 120

export interface Csv {
  /** The names in the first line, each once. */
  columns: string[]
  /** The cells of each line after the first, trimmed. Throws `invalid` where the file can be read no further. */
  rows: AsyncGenerator<string[]>
}

/** Streams a CSV; at no moment is more of it in memory than a few lines. */
export async function readCsv(files: FileStore, fileId: string, { encoding, delimiter }: CsvForm): Promise<Csv> {
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: MAX_RECORD_CHARS,
  })
  // The iteration below meets every error; the callback only keeps the pipeline from throwing it a second time.
  pipeline(Readable.from(decode(await files.get(fileId), encoding)), parser, () => {})
  const lines = readLines(parser)
  const first = await lines.next()
  if (first.done || first.value.length > MOST_COLUMNS) {
    await lines.return(undefined)
    throw first.done
      ? new AppError('invalid', 'import/empty', 'The file is empty.')
      : new AppError('invalid', 'import/too-wide', `The file has more than ${MOST_COLUMNS} columns.`)
  }
  return { columns: nameColumns(first.value), rows: lines }
}

async function* decode(bytes: Readable, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function* readLines(parser: AsyncIterable<string[]>): AsyncGenerator<string[], undefined> {
  try {
    for await (const cells of parser) yield cells.map(mendText)
  } catch (error) {
    if (error instanceof CsvError) throw new AppError('invalid', 'import/unreadable', `The file cannot be read as CSV: ${error.message}.`)
    throw error
  }
}

/** A column without a name is called by its place, and a name that comes twice gets a number. */
export function nameColumns(cells: readonly string[]): string[] {
  const used = new Set<string>()
  return cells.map((cell, at) => {
    const name =
      cell
        .trim()
        .replaceAll(/\s+/g, ' ')
        .slice(0, MAX_NAME - 6) || `#${at + 1}`
    let unique = name
    for (let n = 2; used.has(unique); n++) unique = `${name} (${n})`
    used.add(unique)
    return unique
  })
}
