import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { readRecording } from '../replay.ts'
import { DEMO, seedDemo } from '../seed-demo.ts'
import { type MetaSimulator, startMetaSimulator } from '../simulator.ts'
import { until } from './start-scene.ts'

let simulator: MetaSimulator | undefined
afterEach(async () => {
  await simulator?.close()
  simulator = undefined
})

test('the process says where it listens and ends cleanly when asked', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.ts', import.meta.url)), '--port', '0', '--demo'])
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /^meta simulator on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line.toString())?.[1]
  const me = await fetch(`${url}/v26.0/me?fields=name`, { headers: { authorization: `Bearer ${DEMO.pageToken}` } })
  expect(await me.json()).toEqual({ id: DEMO.pageId, name: 'Banco Andino' })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('the page speaks the language of its reader and names everything it shows', async () => {
  simulator = await startMetaSimulator()
  for (const [language, words] of [
    ['es', '¿Quién eres?'],
    ['en', 'Who are you?'],
    ['pt', 'Quem é você?'],
  ]) {
    const html = await (await fetch(`${simulator.url}/?lang=${language}`)).text()
    expect(html).toContain(words)
    expect(html).not.toContain('{{')
  }
  for (const path of ['/page.js', '/render.js', '/agora.css', '/posts.css', '/avatars/person-1.png'])
    expect((await fetch(simulator.url + path)).status).toBe(200)
})

test('live customers read what the bank answers, and answer', async () => {
  simulator = await startMetaSimulator()
  const { world, url } = simulator
  seedDemo(world)
  world.settings.liveDelayMs = 1
  const said = () => [...world.messages.values()].filter((message) => message.network === 'whatsapp')
  const send = (text: string) =>
    fetch(`${url}/v26.0/${DEMO.numberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${DEMO.whatsappToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: '51987001001', type: 'text', text: { body: text } }),
    })
  await send('¿Qué tarjeta es?')
  await until(() => said().some((message) => message.status === 'read'))
  await until(() => said().length > 2 || said().some((message) => message.reactions.size > 0))
})

test('a recording is read as lines with their exact bytes, as a list, or as one body', () => {
  expect(readRecording('{"object":"page", "entry":[]}\n{"object":"page","entry":[1]}\n')).toEqual([
    '{"object":"page", "entry":[]}',
    '{"object":"page","entry":[1]}',
  ])
  expect(readRecording('[{"object":"page"}]')).toEqual([{ object: 'page' }])
  expect(readRecording('{\n  "object": "page"\n}')).toEqual([{ object: 'page' }])
})
