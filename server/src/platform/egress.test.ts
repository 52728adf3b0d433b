import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { isPrivateAddress, openEgress } from './egress.ts'

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.8.8.8',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:0:127.0.0.1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:db8::1',
  '2002:7f00:1::',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'no address',
])('%s is none that outsiders may make us call', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '::ffff:8.8.8.8', '2606:4700::1111', '2a00:1450:4003:80e::200e'])('%s is of the world', (address) => {
  expect(isPrivateAddress(address)).toBe(false)
})

test.each([
  'http://2130706433:81/',
  'http://0177.0.0.1:81/',
  'http://0x7f.1:81/',
  'http://127.1:81/',
  'http://①②⑦.0.0.1:81/',
  'http://[::ffff:127.0.0.1]:81/',
  'http://[64:ff9b:1::7f00:1]:81/',
  'http://user:word@127.0.0.1:81/',
  'http://localhost:81/',
  'file:///etc/passwd',
  'data:text/plain,a',
])('%s is not called, however it is written', async (address) => {
  const egress = openEgress([])
  await expect(egress(address)).rejects.toThrow()
  await expect(egress(address).catch((error) => `${error.message} ${error.cause?.message ?? ''}`)).resolves.toMatch(
    /not an address this server may call|private network/,
  )
  await egress.close()
})

/** A far end that answers with so many bytes, packed, or with one at a time for ever. */
async function farEnd(timeoutMs?: number) {
  const server = createServer((request, response) => {
    if (request.url === '/drip') return void drip(response)
    response.writeHead(200, { 'content-encoding': 'gzip', 'x-kind': 'test' }).end(gzipSync(Buffer.alloc(Number(request.url?.slice(1)))))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const egress = openEgress([host], timeoutMs)
  onTestFinished(async () => {
    await egress.close()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return (path: string, maxBytes?: number) => egress(`http://${host}${path}`, maxBytes === undefined ? {} : { maxBytes })
}

function drip(response: { write(part: string): boolean; on(event: 'close', listener: () => void): unknown }): void {
  const timer = setInterval(() => response.write('.'), 20)
  response.on('close', () => clearInterval(timer))
}

test('an answer is read up to its cap, unpacked, and no further', async () => {
  const ask = await farEnd()
  const whole = await ask('/1000', 1000)
  expect([whole.status, whole.headers.get('x-kind'), (await whole.arrayBuffer()).byteLength]).toEqual([200, 'test', 1000])
  await expect((await ask('/1001', 1000)).text()).rejects.toMatchObject({ code: 'egress/too-large' })
  await expect((await ask(`/${8 * 1024 * 1024 + 1}`)).arrayBuffer()).rejects.toMatchObject({ code: 'egress/too-large' })
})

test('an answer that drips for ever ends when the time for the whole of it is over', async () => {
  const ask = await farEnd(300)
  await expect(ask('/drip').then((response) => response.text())).rejects.toThrow()
})

test.each(['127.0.0.1', 'localhost', '10.0.0.8', '[::1]', '::ffff:127.0.0.1', '2130706433'])(
  '%s is not reached by what speaks no HTTP',
  async (host) => {
    const egress = openEgress([])
    await expect(egress.reach(host, 993)).rejects.toThrow()
    await egress.close()
  },
)

test('what the administrator allowed is reached on that port alone, and the world on any', async () => {
  const egress = openEgress(['127.0.0.1:993', 'localhost:993'])
  await expect(egress.reach('127.0.0.1', 993)).resolves.toEqual({ address: '127.0.0.1' })
  await expect(egress.reach('localhost', 993)).resolves.toMatchObject({ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) })
  await expect(egress.reach('127.0.0.1', 25)).rejects.toMatchObject({ code: 'egress/refused' })
  await expect(egress.reach('1.1.1.1', 25)).resolves.toEqual({ address: '1.1.1.1' })
  await egress.close()
})
