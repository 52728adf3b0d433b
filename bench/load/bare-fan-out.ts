import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// Server-sent events with nothing behind them: what the machine gives at best.
const perSecond = Number(process.argv[2])
const readers = new Set<ServerResponse>()
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(': welcome\n\n')
  readers.add(response)
  response.on('close', () => readers.delete(response))
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`))
setInterval(() => {
  const fact = { place: '1.1', type: 'message.received', at: new Date().toISOString(), actor: { kind: 'contact', id: null }, data: {} }
  const event = `event: fact\ndata: ${JSON.stringify(fact)}\n\n`
  for (const reader of readers) reader.write(event)
}, 1000 / perSecond)
process.on('SIGTERM', () => process.exit(0))
