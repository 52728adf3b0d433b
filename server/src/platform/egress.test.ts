import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { isPrivateAddress, openEgress } from './egress.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'not an address',
])('%s is an address of a private network', (address) => expect(isPrivateAddress(address)).toBe(true))

test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is a public address', (address) =>
  expect(isPrivateAddress(address)).toBe(false),
)

async function listening(): Promise<{ url: string; host: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '')
    if (request.url === '/away') reply.writeHead(302, { location: '/elsewhere' }).end()
    else reply.end('here')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, asked }
}

test.each([
  (port: string) => `http://127.0.0.1:${port}/`,
  (port: string) => `http://localhost:${port}/`,
  (port: string) => `http://2130706433:${port}/`,
  (port: string) => `http://0x7f.1:${port}/`,
  (port: string) => `http://[::ffff:127.0.0.1]:${port}/`,
  (port: string) => `http://0:${port}/`,
  () => 'file:///etc/passwd',
  () => 'ftp://example.com/',
])('this machine is out of reach however it is written', async (write) => {
  const { url, asked } = await listening()
  const egress = openEgress([])
  onTestFinished(() => egress.close())
  await expect(egress(write(new URL(url).port))).rejects.toThrow()
  expect(asked).toEqual([])
})

test('an address on the list is reached, and a redirect is not followed', async () => {
  const { url, host, asked } = await listening()
  const egress = openEgress([host])
  onTestFinished(() => egress.close())
  expect(await (await egress(`${url}/`)).text()).toBe('here')
  expect((await egress(`${url}/away`)).status).toBe(302)
  expect(asked).toEqual(['/', '/away'])
})
