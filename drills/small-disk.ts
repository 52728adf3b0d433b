import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { postmasterOf } from '../bench/start-server.ts'

/** A small disk of its own in the place of a directory. */
export interface SmallDisk {
  /** Takes all that is free, again when it was called before. */
  fill(): void
  /** Gives it back. */
  free(): void
  unmount(): void
}

const PIECES = [1024 * 1024, 4096, 1]

/** Mounts one in memory over an empty directory; undefined when this user may not, as all but root may not. */
export function mountSmallDisk(dir: string, megabytes: number): SmallDisk | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const ballast = join(dir, 'ballast')
  let mounted = true
  const unmount = () => {
    if (!mounted) return
    mounted = false
    const pid = postmasterOf(dir)
    if (pid) process.kill(pid, 'SIGQUIT')
    execFileSync('umount', ['-l', dir], { stdio: 'ignore' })
  }
  process.prependOnceListener('exit', unmount)
  return {
    fill() {
      const file = openSync(ballast, 'a')
      for (const size of PIECES) while (writesPiece(file, size));
      closeSync(file)
    },
    free: () => rmSync(ballast, { force: true }),
    unmount() {
      process.off('exit', unmount)
      unmount()
    },
  }
}

function writesPiece(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch {
    return false
  }
}
