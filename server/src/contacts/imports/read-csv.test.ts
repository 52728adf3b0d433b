import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { FileStore } from '../../platform/files.ts'
import { nameColumns, readCsv } from './read-csv.ts'
import { spotForm } from './spot-form.ts'

/** One file, given out a few bytes at a time. */
function shelf(content: string | Buffer): FileStore {
  const bytes = Buffer.from(content)
  const pieces = () => Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7))
  const never = () => Promise.reject(new Error('Only reading is asked for.'))
  return { put: never, remove: never, get: async () => Readable.from(pieces()) }
}

async function read(content: string | Buffer): Promise<string[][]> {
  const files = shelf(content)
  const { columns, rows } = await readCsv(files, 'f', await spotForm(files, 'f'))
  const all = [columns]
  for await (const cells of rows) all.push(cells)
  return all
}

const SHEET = [
  ['número', 'nombre'],
  ['1', 'Íñigo Ñandú'],
]

test.each([
  ['UTF-8', Buffer.from('número,nombre\n1,Íñigo Ñandú\n')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFnúmero;nombre\r\n1;Íñigo Ñandú')],
  ['Windows', Buffer.from('número;nombre\r\n\r\n1; Íñigo Ñandú \r\n', 'latin1')],
  ['UTF-16', Buffer.from('\uFEFFnúmero\tnombre\r\n1\tÍñigo Ñandú\r\n', 'utf16le')],
  ['old Macintosh line ends and pipes', Buffer.from('número|nombre\r1|"Íñigo Ñandú"')],
])('a sheet saved as %s reads the same', async (_, bytes) => expect(await read(bytes)).toEqual(SHEET))

test('the mark that parts the columns is the one that does so in every line, quoted or not', async () => {
  expect(await read('nombre;notas\n"Ruiz, Ana";a,b,c\nBeto;"x;y"')).toEqual([
    ['nombre', 'notas'],
    ['Ruiz, Ana', 'a,b,c'],
    ['Beto', 'x;y'],
  ])
})

test('a quote that is never closed ends the reading with an error and not the process', async () => {
  await expect(read(`a,b\n1,"${'x'.repeat(300_000)}`)).rejects.toMatchObject({ code: 'import/unreadable' })
})

test('columns have a name each, however the sheet calls them', () => {
  expect(nameColumns(['a', ' ', 'a', 'a', 'x'.repeat(200)])).toEqual(['a', '#2', 'a (2)', 'a (3)', 'x'.repeat(114)])
})
