import { afterEach, expect, test } from 'vitest'
import { pickLanguage } from '../page/page-routes.ts'
import { type Scene, startScene } from './start-scene.ts'

let scene: Scene
afterEach(() => scene?.close())

test.each([
  ['pt-BR,pt;q=0.9,en;q=0.8', 'pt'],
  ['fr,en;q=0.5', 'en'],
  ['de', 'es'],
  [undefined, 'es'],
] as const)('a browser that asks for %s reads %s', (header, language) => {
  expect(pickLanguage(header)).toBe(language)
})

test('the three languages say the same things', async () => {
  const { default: texts } = await import('../page/texts.json', { with: { type: 'json' } })
  expect(Object.keys(texts.en)).toEqual(Object.keys(texts.es))
  expect(Object.keys(texts.pt)).toEqual(Object.keys(texts.es))
})

test('the page is whole and every person has a picture', async () => {
  scene = await startScene()
  const html = await (await fetch(scene.simulator.url, { headers: { 'accept-language': 'en' } })).text()
  expect(html).toContain('lang="en"')
  expect(html).not.toContain('{{')
  const picture = await fetch(`${scene.simulator.url}/avatars/${scene.brand.id}.png`)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(
    Buffer.from(await picture.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
})

test('what happens is told live', async () => {
  scene = await startScene()
  const response = await fetch(`${scene.simulator.url}/_sim/events`)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank hola' })
  const { value } = await reader.read()
  expect(
    JSON.parse(
      Buffer.from(value ?? [])
        .toString()
        .replace(/^data: /, ''),
    ),
  ).toMatchObject({
    kind: 'post',
    post: { text: '@MiradorBank hola', author: { username: 'lucia' } },
  })
})

test('a reset empties the network', async () => {
  scene = await startScene()
  await scene.sim('POST', '/reset')
  expect(await scene.sim('GET', '/health')).toMatchObject({ users: 0, posts: 0, accepted: 0 })
})
