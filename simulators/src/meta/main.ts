import { parseArgs } from 'node:util'
import { seedDemo } from './seed-demo.ts'
import { startMetaSimulator } from './simulator.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4200' }, demo: { type: 'boolean', default: false } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port must be a number from 0 to 65535, not ${values.port}\n`)
  process.exit(2)
}

const simulator = await startMetaSimulator({ port })
if (values.demo) seedDemo(simulator.world)
process.stdout.write(`meta simulator on ${simulator.url}\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0))
  })
}
