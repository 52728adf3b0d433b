import { expect, test } from 'vitest'
import { findPasswordFault } from './judge-password.ts'

const PERSON = { name: 'Rocío Paredes', email: 'rparedes@tambo.example' }

test.each([
  ['qwertyuiop', 'password/too-common'],
  ['Password2024!', 'password/too-common'],
  ['CONTRASEÑA99', 'password/too-common'],
  ['aaaaaaaaaaaa', 'password/too-common'],
  ['12ab12ab12ab', 'password/too-common'],
  ['Rocio.2024', 'password/personal'],
  ['rparedes@tambo.example', 'password/personal'],
  ['tambo-12345', 'password/personal'],
  ['cuatro llamas leen', null],
  ['v9$Kd-20x!qP', null],
])('%s is judged %s', (password, fault) => {
  expect(findPasswordFault(password, PERSON)).toBe(fault)
})
