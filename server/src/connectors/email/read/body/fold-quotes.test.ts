import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldQuotes } from './fold-quotes.ts'

test.each([
  ['On Fri, 20 Nov 2026 at 10:00, Bank <s@b.example> wrote:\n> Hi'],
  ['On Fri, 20 Nov 2026 at 10:00, Bank\n<s@b.example> wrote:\n\n> Hi'],
  ['El vie, 20 nov 2026 a las 10:00, Banco (<s@b.example>) escribió:\n> Hola'],
  ['Em sex., 20 de nov. de 2026 às 10:00, Banco <s@b.example> escreveu:\n> Olá'],
  ['Le ven. 20 nov. 2026 à 10:00, Banque <s@b.example> a écrit :\n> Salut'],
  ['Am 20.11.2026 um 10:00 schrieb Bank:\n> Hallo'],
  ['Il giorno 20 nov 2026, Banca <s@b.example> ha scritto:\n> Ciao'],
  ['-----Mensaje original-----\nDe: Banco\nPara: Ana\n\nHola'],
  ['-----Mensagem original-----\nDe: Banco\n\nOlá'],
  ['________________________________\nDe: Banco <s@b.example>\nEnviado: viernes\nPara: Ana\nAsunto: Re: x\n\nHola'],
  ['From: Bank <s@b.example>\nSent: Friday\nTo: Ana\nSubject: x\n\nHi'],
  ['*De:* Banco <s@b.example>\n*Enviada em:* sexta\n*Para:* Ana\n\nOlá'],
  ['> Hola\n> ¿qué tal?'],
  ['-- \nAna Ruiz\nTel. 555'],
  ['Enviado desde mi iPhone'],
  ['Enviado do meu iPhone'],
  ['Sent from my Samsung Galaxy smartphone.'],
  ['Get Outlook for iOS<https://aka.ms/x>'],
  ['AVISO LEGAL: Este mensaje es confidencial.'],
])('%j below an answer is folded', (below) => {
  const { text, quoted } = foldQuotes(`Gracias, ya funciona.\n\n${below}\n`)
  expect(text).toBe('Gracias, ya funciona.')
  expect(quoted.replace(/\s+/g, ' ')).toBe(below.replace(/\s+/g, ' ').trim())
})

test.each([
  'El lunes escribí a la oficina y nadie contestó.',
  'De: noche no funciona el cajero',
  'Hola -- esto es un texto',
  'On Monday I wrote to you: nobody answered.',
  'Mi correo es enviado desde casa siempre, pero esta vez no.',
  'Total:\n-----\n30 euros',
])('%j is what its writer says', (text) => {
  expect(foldQuotes(text)).toEqual({ text, quoted: '' })
})

test('an answer below the mail it answers is found', () => {
  expect(foldQuotes('El 20/11/2026, Banco escribió:\n> ¿Su número?\n> Gracias\n\n555 1234\n')).toEqual({
    text: '555 1234',
    quoted: 'El 20/11/2026, Banco escribió:\n> ¿Su número?\n> Gracias',
  })
})

test('answers between quoted lines stay where they stand', () => {
  const text = 'Le contesto abajo\n\n> ¿Su número?\n555 1234\n> ¿Su nombre?\nAna'
  expect(foldQuotes(text)).toEqual({ text, quoted: '' })
})

test('a mail that says nothing new is shown whole', () => {
  expect(foldQuotes('> Hola\n> Adiós\n').text).toBe('> Hola\n> Adiós')
  expect(foldQuotes('Enviado desde mi iPhone').text).toBe('Enviado desde mi iPhone')
})

test('no word is lost, and there are none in the text when there are none', () => {
  const line = fc.constantFrom(
    'Hola',
    '> citado',
    '',
    '-- ',
    'El 20/11/2026, Banco escribió:',
    'From: a',
    'To: b',
    'Subject: c',
    '____________',
    'Enviado desde mi iPhone',
  )
  const words = (text: string) => text.split(/\s+/).filter(Boolean).sort()
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const whole = lines.join('\n')
      const { text, quoted } = foldQuotes(whole)
      expect(words(`${text}\n${quoted}`)).toEqual(words(whole))
      expect(text === '').toBe(whole.trim() === '')
    }),
    { numRuns: 500 },
  )
})

test('of a mail that is handed on, the mail inside stays', () => {
  const text = 'Miren esto\n\n________________________________\nDe: Luis <l@x.example>\nEnviado: viernes\nPara: Ana\nAsunto: Premio\n\nHa ganado'
  expect(foldQuotes(text, true)).toEqual({ text, quoted: '' })
  expect(foldQuotes(text).text).toBe('Miren esto')
})
