import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RichText } from './rich-text.tsx'

const draw = (text: string, names: string[] = []) => renderToStaticMarkup(<RichText text={text} names={names} />)

test('Markup in a message is text', () => {
  expect(draw('<img src=x onerror=alert(1)>')).toContain('&lt;img src=x')
})

test('An address is a link that tells nobody where one comes from; a script is none', () => {
  expect(draw('Mira https://banco.pe/ayuda.')).toContain('href="https://banco.pe/ayuda" target="_blank" rel="noreferrer noopener nofollow"')
  expect(draw('javascript:alert(1)')).not.toContain('<a')
})

test('A mention is set apart, an e-mail address is not', () => {
  expect(draw('@banco hola')).toContain('<span style="font-weight:600">@banco</span>')
  expect(draw('ana@banco.pe')).not.toContain('<span')
})

test('A colleague’s name is set apart whole', () => {
  expect(draw('Ver con @Ana Torres hoy', ['Ana Torres'])).toContain('>@Ana Torres</span>')
})
