import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('the process says where it listens and ends cleanly when asked', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.ts', import.meta.url)), '--port', '0', '--demo'])
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /^x simulator on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line.toString())?.[1]
  const me = await fetch(`${url}/2/users/me`, { headers: { authorization: 'Bearer demo-access-token' } })
  expect(await me.json()).toMatchObject({ data: { username: 'BancoMirador' } })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})
