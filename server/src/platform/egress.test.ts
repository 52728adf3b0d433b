import { expect, test } from 'vitest'
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
