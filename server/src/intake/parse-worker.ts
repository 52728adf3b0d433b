import { parentPort } from 'node:worker_threads'
import { connectorFor } from '../connectors/registry.ts'
import { mendText, mendTexts } from '../platform/bad-text.ts'
import { writeParkReason } from './park-reason.ts'
import type { ParseRequest, ParseResult } from './parse-events.ts'

// Runs apart from the server, so that a body that makes a parser loop or swell ends this thread and nothing else.
parentPort?.on('message', (requests: ParseRequest[]) => {
  const results: ParseResult[] = requests.map(({ rawEventId, channel, body, account }) => {
    parentPort?.postMessage({ began: rawEventId })
    try {
      return { rawEventId, items: mendTexts(connectorFor(channel).parse(body, account)) }
    } catch (error) {
      return { rawEventId, error: mendText(writeParkReason(error)) }
    }
  })
  parentPort?.postMessage({ results })
})
