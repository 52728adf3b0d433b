import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { openFileStore } from './files.ts'
import { s3Shelf } from './s3-shelf.ts'

/** As little of the protocol as keeping, giving and removing an object takes. */
async function bucket() {
  const objects = new Map<string, Buffer>()
  const signed: boolean[] = []
  const server = createServer(async (request, reply) => {
    const path = (request.url ?? '').split('?')[0]!
    signed.push(/^AWS4-HMAC-SHA256 Credential=KEY\//.test(request.headers.authorization ?? ''))
    const body = Buffer.concat(await request.toArray())
    if (request.method === 'PUT') objects.set(path, body)
    if (request.method === 'DELETE') objects.delete(path)
    const found = objects.get(path)
    if (request.method === 'GET' && !found)
      return reply.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>')
    return reply.writeHead(200, { etag: '"e"' }).end(request.method === 'GET' ? found : undefined)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { objects, signed, url: `http://KEY:SECRET@127.0.0.1:${(server.address() as AddressInfo).port}/desk?region=us-east-1` }
}

test('files are kept in the bucket, given back and removed, with signed requests', async () => {
  const { objects, signed, url } = await bucket()
  const store = openFileStore(s3Shelf(url))
  const put = await store.put('one', Readable.from([Buffer.from('hola')]), 100)
  expect(put.size).toBe(4)
  expect([...objects.keys()]).toEqual(['/desk/one'])
  expect(Buffer.concat(await (await store.get('one')).toArray()).toString()).toBe('hola')
  await store.remove('one')
  await expect(store.get('one')).rejects.toMatchObject({ kind: 'not_found' })
  expect(signed.every(Boolean)).toBe(true)
})

test('a file that is too large leaves nothing in the bucket', async () => {
  const { objects, url } = await bucket()
  const store = openFileStore(s3Shelf(url))
  await expect(store.put('big', Readable.from([Buffer.alloc(200)]), 100)).rejects.toMatchObject({ kind: 'too_large' })
  expect([...objects.keys()]).toEqual([])
})
