import { startDatabaseServer } from './start-database-server.ts'

// Run by the tests as a process of its own: holds the server of the data directory it is given until it is told to end.
const server = await startDatabaseServer({ dataDir: process.argv[2] ?? '', log: { info() {}, warn() {} }, durable: false })
process.stdout.write(JSON.stringify({ pid: server.pid, url: server.url }))
process.once('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
setInterval(() => {}, 60_000)
