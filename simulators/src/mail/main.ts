import { parseArgs } from 'node:util'
import { startCustomerPage } from './page/start-customer-page.ts'
import { seedDemo } from './seed-demo.ts'
import { startMailSimulator } from './simulator.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4110' },
    'imap-port': { type: 'string', default: '4111' },
    'smtp-port': { type: 'string', default: '4112' },
    demo: { type: 'boolean', default: false },
  },
})
const [port, imapPort, smtpPort] = [values.port, values['imap-port'], values['smtp-port']].map(Number)
if ([port, imapPort, smtpPort].some((one) => !Number.isInteger(one) || one! < 0 || one! > 65_535)) {
  process.stderr.write('--port, --imap-port and --smtp-port must be numbers from 0 to 65535\n')
  process.exit(2)
}

const simulator = await startMailSimulator({ imapPort: imapPort!, smtpPort: smtpPort! })
if (values.demo) seedDemo(simulator.world)
const page = await startCustomerPage(simulator, { port: port! })
process.stdout.write(`mail simulator on ${page.url}, IMAP on ${simulator.imap.port}, SMTP on ${simulator.smtp.port}\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void Promise.all([page.close(), simulator.close()]).then(() => process.exit(0))
  })
}
