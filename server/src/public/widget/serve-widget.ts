import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { AppError } from '../../platform/errors.ts'
import type { Context, Http } from '../../platform/http.ts'

const BUILT = fileURLToPath(new URL('../../../../widget/dist/', import.meta.url))
const SCRIPTS = ['widget.js', 'widget-panel.js'] as const

interface Script {
  changedAt: number
  etag: string
  plain: Buffer
  gzip: Buffer
  br: Buffer
}

/** Serves the one tag's script and the panel it fetches. Pages ask each time whether it changed, so that an upgrade reaches them at once. */
export function serveWidget(http: Http): void {
  const kept = new Map<string, Script>()
  for (const name of SCRIPTS) {
    http.raw.get(`/${name}`, async (request, reply) => answerScript({ request, reply }, await readScript(kept, name)))
  }
}

async function readScript(kept: Map<string, Script>, name: string): Promise<Script> {
  const path = `${BUILT}${name}`
  const found = await stat(path).catch(() => null)
  if (!found) throw new AppError('not_found', 'widget/not-built', 'The widget is not built: run npm run build.')
  const known = kept.get(name)
  if (known?.changedAt === found.mtimeMs) return known
  const plain = await readFile(path)
  const etag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  const script = {
    changedAt: found.mtimeMs,
    etag,
    plain,
    gzip: await promisify(gzip)(plain, { level: 9 }),
    br: await promisify(brotliCompress)(plain),
  }
  kept.set(name, script)
  return script
}

function answerScript({ request, reply }: Context, script: Script): unknown {
  const wanted = request.headers['accept-encoding'] ?? ''
  const encoding = /\bbr\b/.test(wanted) ? 'br' : /\bgzip\b/.test(wanted) ? 'gzip' : 'plain'
  const etag = `"${script.etag}-${encoding}"`
  reply
    .header('cache-control', 'no-cache')
    .header('etag', etag)
    .header('vary', 'Accept-Encoding')
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  if (encoding !== 'plain') reply.header('content-encoding', encoding)
  return reply.type('text/javascript; charset=utf-8').send(script[encoding])
}
