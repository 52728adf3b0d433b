import twitter from 'twitter-text'
import { expect, test } from 'vitest'
import { weightedLength } from './weighted-length.ts'

const TEXTS = [
  'hola',
  '¿Por qué me cobraron dos veces? ñandú, ação, über',
  'mira https://ejemplo.com/un/camino/muy/largo?con=consulta&y=más aquí',
  'entra a bancomirador.com.pe/ayuda, por favor.',
  'correo: ayuda@bancomirador.com no es una dirección web',
  'familia 👨‍👩‍👧‍👦 bandera 🇵🇪 tono 👍🏽 corazón ❤️ y 1️⃣',
  '日本語のテキスト',
  'e\u0301 se compone',
  'comillas “tipográficas” … y guiones — –',
  'dos: http://a.com y https://b.com/x.',
  '@BancoMirador #SinServicio precio 3.50 y 1.000',
]

test.each(TEXTS)('weighs %s as the network counts it', (text) => {
  expect(weightedLength(text)).toBe(twitter.parseTweet(text).weightedLength)
})
