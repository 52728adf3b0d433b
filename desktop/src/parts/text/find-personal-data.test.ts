import { expect, test } from 'vitest'
import { findPersonalData } from './find-personal-data.ts'

for (const [text, found] of [
  ['Escríbenos a ayuda@banco.com.pe', 'email'],
  ['Llama al +51 987 654 321', 'phone'],
  ['Mi tarjeta es 4111 1111 1111 1111', 'card'],
  ['Tarjeta 4111-1111-1111-1111 y correo a@b.pe', 'card'],
  ['El caso 20260012 está listo', null],
  ['Pagaste 1500 soles el 12/03/2026', null],
  ['Mira https://banco.pe/123456789012', null],
  ['Gracias por escribirnos @banco', null],
] as const) {
  test(`«${text}» gives away ${found ?? 'nothing'}`, () => expect(findPersonalData(text)).toBe(found))
}
