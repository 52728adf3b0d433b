import { readFileSync } from 'node:fs'

/** Bodies of a recording: a JSON array, one body, or one a line. Lines keep their exact bytes. */
export function readRecording(text: string): unknown[] {
  const trimmed = text.trim()
  if (trimmed.startsWith('[')) return JSON.parse(trimmed) as unknown[]
  const lines = trimmed.split('\n').filter((line) => line.trim() !== '')
  return lines.every((line) => line.startsWith('{') && line.endsWith('}')) ? lines : [JSON.parse(trimmed)]
}

if (import.meta.main) {
  const [url, ...files] = process.argv.slice(2)
  if (!url || files.length === 0) {
    process.stderr.write('usage: replay.ts http://127.0.0.1:4200 recording.jsonl…\n')
    process.exit(2)
  }
  for (const file of files) {
    const body = JSON.stringify({ events: readRecording(readFileSync(file, 'utf8')) })
    const answer = await fetch(`${url}/_sim/replay`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    process.stdout.write(`${file}: ${answer.status} ${await answer.text()}\n`)
    if (!answer.ok) process.exitCode = 1
  }
}
