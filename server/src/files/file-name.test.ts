import { expect, test } from 'vitest'
import { disposition, fileName } from './file-name.ts'

test.each([
  ['recibo.pdf', 'recibo.pdf'],
  ['factura\u202Egnp.exe', 'facturagnp.exe'],
  ['a\u200Bb\u2066c\uFEFF.txt', 'abc.txt'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['con\r\nSet-Cookie: a=b', 'conSet-Cookie_ a=b'],
  ['.htaccess', 'htaccess'],
  ['\u0000\u200F', 'file'],
  ['\uD800.png', '\uFFFD.png'],
])('the name %j is kept as %j', (given, kept) => {
  expect(fileName(given)).toBe(kept)
})

test('a long name keeps its ending', () => {
  const kept = fileName(`${'ñ'.repeat(400)}.pdf`)
  expect(kept).toHaveLength(120)
  expect(kept).toMatch(/\.pdf$/)
})

test('a disposition is one header of plain characters whatever the name holds', () => {
  expect(disposition('attachment', 'año "nuevo" 100%.pdf')).toBe(
    `attachment; filename="a_o _nuevo_ 100_.pdf"; filename*=UTF-8''a%C3%B1o%20%22nuevo%22%20100%25.pdf`,
  )
})
