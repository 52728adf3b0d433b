import type { StoredFile } from '@atalaya/shared/contract/conversations.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { type TestApp, testApp } from '../../test/test-app.ts'
import { MAX_FILE_BYTES } from './store-file.ts'

function form(bytes: Uint8Array, name: string, part = 'file') {
  const edge = 'edge-of-part'
  const head = `--${edge}\r\nContent-Disposition: form-data; name="${part}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  }
}

async function upload(app: TestApp, cookie: string, bytes: Uint8Array, name: string, part?: string) {
  const { payload, headers } = form(bytes, name, part)
  const answer = await app.http.raw.inject({ method: 'POST', url: '/api/files', payload, headers: { ...headers, cookie } })
  return { status: answer.statusCode, body: answer.json<StoredFile & { code: string }>() }
}

const read = (app: TestApp, cookie: string, path: string) => app.http.raw.inject({ url: `/api/files/${path}`, headers: { cookie } })
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#0a7' } })

test('a picture is kept with its size, and its preview is drawn anew and small', async () => {
  const app = await testApp()
  const { cookie } = await signedIn(app, 'agent')
  const { status, body } = await upload(app, cookie, await picture(2000, 1000).png().toBuffer(), 'foto de la tarjeta.png')
  expect({ status, ...body }).toMatchObject({ status: 200, name: 'foto de la tarjeta.png', mime: 'image/png', width: 2000, height: 1000 })
  const preview = await read(app, cookie, `${body.fileId}/preview`)
  expect(preview.headers['content-type']).toBe('image/webp')
  expect(await sharp(preview.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 1024, height: 512 })
  const whole = await read(app, cookie, body.fileId)
  expect(whole.headers).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=3600',
  })
  expect(whole.headers['content-disposition']).toMatch(/^inline;/)
  expect(whole.rawPayload).toHaveLength(body.size)
})

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'logo.svg'],
  ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'logo.png'],
  ['<!doctype html><script>alert(1)</script>', 'foto.png'],
  ['%PDF-1.7\n1 0 obj', 'recibo.jpg'],
])('what could run is only offered for saving, whatever it calls itself: %s', async (text, name) => {
  const app = await testApp()
  const { cookie } = await signedIn(app, 'agent')
  const { body } = await upload(app, cookie, Buffer.from(text), name)
  const { headers } = await read(app, cookie, body.fileId)
  expect(headers['content-disposition']).toMatch(/^attachment;/)
  expect(headers['content-type']).not.toMatch(/html|svg|image/)
  expect((await read(app, cookie, `${body.fileId}/preview`)).statusCode).toBe(404)
})

test('a picture that would unpack to more pixels than any camera takes has no preview, and is only offered for saving', async () => {
  const app = await testApp()
  const { cookie } = await signedIn(app, 'agent')
  const bomb = await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer()
  const { status, body } = await upload(app, cookie, bomb, 'grande.png')
  expect({ status, width: body.width }).toEqual({ status: 200, width: null })
  expect((await read(app, cookie, body.fileId)).headers['content-disposition']).toMatch(/^attachment;/)
})

test('too large, empty and misnamed uploads are refused and leave nothing behind', async () => {
  const app = await testApp()
  const { cookie } = await signedIn(app, 'agent')
  expect(await upload(app, cookie, Buffer.alloc(MAX_FILE_BYTES + 1, 'a'), 'a.txt')).toMatchObject({ status: 413, body: { code: 'file/too-large' } })
  expect(await upload(app, cookie, Buffer.alloc(0), 'a.txt')).toMatchObject({ status: 400, body: { code: 'file/empty' } })
  expect(await upload(app, cookie, Buffer.from('a'), 'a.txt', 'other')).toMatchObject({ status: 400, body: { code: 'file/missing' } })
  expect(await app.db.selectFrom('files').select('id').execute()).toEqual([])
})

test('a form that ends before its file does is refused and leaves nothing behind', async () => {
  const app = await testApp()
  const { cookie } = await signedIn(app, 'agent')
  const { payload, headers } = form(Buffer.from('hola'), 'hola.txt')
  for (const end of [payload.length - 5, payload.length - 20, 60]) {
    const answer = await app.http.raw.inject({
      method: 'POST',
      url: '/api/files',
      payload: payload.subarray(0, end),
      headers: { ...headers, cookie },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'file/cut-off'])
  }
  expect(await app.db.selectFrom('files').select('id').execute()).toEqual([])
})

test('nobody reads or leaves a file without signing in', async () => {
  const app = await testApp()
  const { cookie } = await signedIn(app, 'agent')
  const { body } = await upload(app, cookie, Buffer.from('hola'), 'hola.txt')
  expect((await upload(app, '', Buffer.from('hola'), 'hola.txt')).status).toBe(401)
  expect((await read(app, '', body.fileId)).statusCode).toBe(401)
  expect((await read(app, cookie, 'no-id')).statusCode).toBe(404)
})
