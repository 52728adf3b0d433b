import { parentPort, workerData } from 'node:worker_threads'
import { connectorFor } from '../connectors/registry.ts'
import { mendText, mendTexts } from '../platform/bad-text.ts'
import { writeParkReason } from './park-reason.ts'
import type { ParseRequest, ParseResult } from './parse-events.ts'

const { at } = workerData as { at: Int32Array }

// Runs apart from the server, so that a body that makes a parser loop or swell ends this thread and nothing else.
parentPort?.on('message', async (requests: ParseRequest[]) => {
  const results: ParseResult[] = []
  for (const [index, request] of requests.entries()) {
    Atomics.store(at, 0, index)
    results.push(await read(request))
  }
  Atomics.store(at, 0, requests.length)
  parentPort?.postMessage({ results })
})

async function read({ rawEventId, channel, body, account, bytes }: ParseRequest): Promise<ParseResult> {
  try {
    return { rawEventId, items: mendTexts(await connectorFor(channel).parse(body, account, bytes)) }
  } catch (error) {
    return { rawEventId, error: mendText(writeParkReason(error)) }
  }
}
