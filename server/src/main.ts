import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// What was read and compiled once is kept beside the libraries: a process that died is back in half the time. Nothing may be imported before.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/atalaya', import.meta.url)))

try {
  const { startProduct } = await import('./start-product.ts')
  await startProduct()
  // Otherwise it would be written when the process ends, and a process that is killed never would.
  flushCompileCache()
} catch (error) {
  const { StartError } = await import('./platform/start-error.ts')
  process.stderr.write(
    error instanceof StartError ? `\n${error.message}\n` : `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
}
