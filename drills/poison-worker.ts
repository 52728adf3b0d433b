import { parentPort, workerData } from 'node:worker_threads'
import { connectorFor } from '../server/src/connectors/registry.ts'
import type { ParseRequest, ParseResult } from '../server/src/intake/parse-events.ts'

const { at } = workerData as { at: Int32Array }

// The parser's thread, with a parser that some bodies break: what a mistake in a connector would do.
parentPort?.on('message', async (requests: ParseRequest[]) => {
  const results: ParseResult[] = []
  for (const [index, request] of requests.entries()) {
    Atomics.store(at, 0, index)
    results.push(await read(request))
  }
  Atomics.store(at, 0, requests.length)
  parentPort?.postMessage({ results })
})

async function read({ rawEventId, channel, body, account }: ParseRequest): Promise<ParseResult> {
  try {
    if (body.includes('«throw»')) throw new Error('a parser that throws')
    while (body.includes('«loop»'));
    const hoard: string[][] = []
    while (body.includes('«swell»')) hoard.push(Array.from({ length: 100_000 }, (_, index) => `${index} ${hoard.length}`))
    return { rawEventId, items: await connectorFor(channel).parse(body, account) }
  } catch (error) {
    return { rawEventId, error: error instanceof Error ? error.message.slice(0, 300) : 'unreadable' }
  }
}
