import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { signedIn, withKey } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { sweepPictures } from './sweep-pictures.ts'

const FACE = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#0a7' } })
  .jpeg()
  .toBuffer()
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
const DAY_MS = 86_400_000

/** A network with pictures of profiles, and a contact for each. */
async function setUp() {
  const asked: { url: string | undefined; headers: object }[] = []
  const network = createServer(({ url, headers }, answer) => {
    asked.push({ url, headers })
    if (url === '/face.jpg') answer.end(FACE)
    else if (url === '/moved.jpg') answer.writeHead(302, { location: '/face.jpg' }).end()
    else if (url === '/face.svg') answer.writeHead(200, { 'content-type': 'image/jpeg' }).end(SVG)
    else answer.writeHead(500).end()
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => network.once('listening', ready))
  onTestFinished(() => void network.close())
  const host = `127.0.0.1:${(network.address() as AddressInfo).port}`
  const app = await testApp({ EGRESS_ALLOW: host })
  const contact = async (picture: string) => {
    const id = newId()
    await app.db.insertInto('contacts').values({ id, name: 'Ana' }).execute()
    await app.db.insertInto('identities').values({ id: newId(), contact_id: id, channel: 'x', key: id, name: 'Ana', picture_url: picture }).execute()
    return picture
  }
  const agent = await signedIn(app, 'agent')
  const look = (of: string, headers: Record<string, string> = { cookie: agent.cookie }) =>
    app.http.raw.inject({ url: '/api/pictures', query: { of }, headers })
  return { app, asked, host, contact, look }
}

test('a picture of a profile is fetched once, drawn anew and small, and served from our own address', async () => {
  const { asked, host, contact, look } = await setUp()
  const face = await contact(`http://${host}/face.jpg`)
  const looks = [...(await Promise.all([look(face), look(face), look(face)])), await look(face)]
  expect(looks.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect(looks[0]?.headers).toMatchObject({
    'content-type': 'image/webp',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  expect(await sharp(looks[0]?.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 128, height: 128 })
  expect(asked).toHaveLength(1)
  expect(Object.keys(asked[0]?.headers ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/cookie|referer|forwarded/)]))
})

test('we fetch nothing for an address that nobody of ours has, nor for who may not read about contacts', async () => {
  const { app, asked, host, contact, look } = await setUp()
  const face = await contact(`http://${host}/face.jpg`)
  for (const of of [`http://${host}/other.jpg`, 'http://169.254.169.254/latest', 'file:///etc/passwd', 'x', ''])
    expect((await look(of)).statusCode).toBe(404)
  const { key } = await withKey(app, ['template.manage'])
  expect((await look(face, { authorization: `Bearer ${key}` })).statusCode).toBe(404)
  expect((await look(face, {})).statusCode).toBe(401)
  expect(asked).toEqual([])
})

test('what is no picture, has moved or cannot be had is not there, and not asked for again within the hour', async () => {
  const { app, asked, host, contact, look } = await setUp()
  const bad = await Promise.all(['face.svg', 'moved.jpg', 'broken.jpg'].map((path) => contact(`http://${host}/${path}`)))
  const inside = await contact('http://10.0.0.1/face.jpg')
  for (const of of [...bad, inside, ...bad]) expect((await look(of)).statusCode).toBe(404)
  expect(asked.map(({ url }) => url)).toEqual(['/face.svg', '/moved.jpg', '/broken.jpg'])
  app.clock.wind(3_600_001)
  await look(bad[2]!)
  expect(asked).toHaveLength(4)
})

test('a picture is kept for a month', async () => {
  const { app, asked, host, contact, look } = await setUp()
  const face = await contact(`http://${host}/face.jpg`)
  const { key } = await withKey(app, ['case.read'])
  const lookAgain = () => look(face, { authorization: `Bearer ${key}` })
  await lookAgain()
  app.clock.wind(29 * DAY_MS)
  await sweepPictures(app.platform)
  await lookAgain()
  expect(asked).toHaveLength(1)
  app.clock.wind(2 * DAY_MS)
  await sweepPictures(app.platform)
  expect(await app.db.selectFrom('network_pictures').select('id').execute()).toEqual([])
  expect((await lookAgain()).statusCode).toBe(200)
  expect(asked).toHaveLength(2)
})
