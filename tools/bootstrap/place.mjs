import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const MODULES = join(ROOT, 'node_modules')

/** A sentence for the person at the terminal, printed alone. */
export class Stop extends Error {}

/**
 * The present environment, with `node` and the installed programs first on the path. glibc gives every thread a heap of its own unless
 * told otherwise, which doubles what a server with a few threads holds.
 */
export function envWith(node) {
  return { MALLOC_ARENA_MAX: '2', ...process.env, PATH: `${dirname(node)}${delimiter}${join(MODULES, '.bin')}${delimiter}${process.env.PATH ?? ''}` }
}

/** The text of a file, `undefined` when it cannot be read. */
export function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
