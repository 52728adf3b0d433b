import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanName } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import { normaliseAddress, readHeaders, readMailboxes } from './read-headers.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

test.each([
  ['utf-8', '61c3b1', 'añ'],
  ['utf-8', '61f1', 'añ'],
  ['iso-8859-1', '61f1', 'añ'],
  ['iso-8859-1', '61c3b1', 'añ'],
  ['us-ascii', '61f1', 'añ'],
  [undefined, '61f1', 'añ'],
  ['ISO-8859-15', 'a4', '€'],
  ['"windows-1252"', '80', '€'],
  ['x-cp1252', '80', '€'],
  ['utf-16', 'fffe6100f100', 'añ'],
  ['utf-16be', '006100f1', 'añ'],
  ['utf-8', 'efbbbf61', 'a'],
  ['gb2312', 'c4e3bac3', '你好'],
  ['utf-7', Buffer.from('Hola +AKE-+2D3eAA- +-').toString('hex'), 'Hola ¡😀 +'],
  ['nonsense', '61c3b1', 'añ'],
  ['nonsense', '61f1', 'añ'],
])('%s %s', (label, hex, text) => {
  expect(decodeText(bytes(hex), label)).toBe(text)
})

test('a few broken letters do not make UTF-8 another charset', () => {
  expect(decodeText(Buffer.concat([Buffer.from('año niño '), bytes('f1')]), 'utf-8')).toBe('año niño \ufffd')
})

test('no bytes and no label make it throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.oneof(fc.string(), fc.constantFrom('utf-7', 'hz', 'iso-2022-kr', 'cp850', 'utf-16', 'big5')),
      (some, label) => {
        expect(decodeText(some, label)).toBeTypeOf('string')
      },
    ),
  )
})

test.each([
  ['Ana\u202egnp.exe', 'Anagnp.exe'],
  ['\u200bBan\u2060co\ufeff', 'Banco'],
  ['  a \r\n\t b ', 'a b'],
  ['a\0b', 'ab'],
  ['x'.repeat(20), `${'x'.repeat(9)}…`],
])('the line %j is shown as %j', (line, shown) => {
  expect(cleanLine(line, 10)).toBe(shown)
})

test.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\x\\y.txt', 'C_x_y.txt'],
  ['.htaccess', 'htaccess'],
  ['foto\u202egpj.exe', 'fotogpj.exe'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
])('the file %j is named %j', (name, clean) => {
  expect(cleanName(name)).toBe(clean)
})

test.each([
  ['Ana@Cliente.Example', 'ana@cliente.example'],
  ['ana@müller.example', 'ana@xn--mller-kva.example'],
  ['mailto:a@b.example', 'a@b.example'],
  ['a b@c.example', 'ab@c.example'],
  ['sin arroba', ''],
  ['@x', ''],
  ['x@', ''],
])('the address %j is %j', (address, normal) => {
  expect(normaliseAddress(address)).toBe(normal)
})

test.each<[string, [string, string][]]>([
  [
    'Ana <ana@x.example>, luis@x.example',
    [
      ['Ana', 'ana@x.example'],
      ['', 'luis@x.example'],
    ],
  ],
  ['"a@banco.example" <malo@x.example>', [['a@banco.example', 'malo@x.example']]],
  ['undisclosed-recipients:;', []],
  [
    'Equipo: a@x.example, b@x.example;',
    [
      ['', 'a@x.example'],
      ['', 'b@x.example'],
    ],
  ],
  ['Ruiz, Ana <ana@x.example>', [['Ruiz, Ana', 'ana@x.example']]],
  ['=?utf-8?Q?Jos=E9?= <jose@x.example>', [['José', 'jose@x.example']]],
])('%s names %j', (value, boxes) => {
  expect(readMailboxes(value)).toEqual(boxes.map(([name, address]) => ({ name, address })))
})

test('fields keep their order, are unfolded, and what is no field is left out', () => {
  expect(readHeaders(Buffer.from('From x\nA: 1\n 2\nno field\nB : 3\nA: 4\n\nC: 5'))).toEqual([
    { name: 'a', value: '1 2' },
    { name: 'b', value: '3' },
    { name: 'a', value: '4' },
  ])
})
