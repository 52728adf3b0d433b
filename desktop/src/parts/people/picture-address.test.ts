import { expect, test } from 'vitest'
import { pictureAddress } from './picture-address.ts'

test.each([
  ['https://pbs.example/a_normal.jpg?x=1&y=2', '/api/pictures?of=https%3A%2F%2Fpbs.example%2Fa_normal.jpg%3Fx%3D1%26y%3D2'],
  ['http://127.0.0.1:4100/avatars/1.png', '/api/pictures?of=http%3A%2F%2F127.0.0.1%3A4100%2Favatars%2F1.png'],
  ['/api/files/1/preview', '/api/files/1/preview'],
])('the picture %s is asked for at %s', (image, address) => {
  expect(pictureAddress(image)).toBe(address)
})
