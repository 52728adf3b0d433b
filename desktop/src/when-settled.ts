import type { QueryClient } from '@tanstack/react-query'

const LOOK_MS = 100
/** Half a second without a question, so that what was answered is drawn. */
const QUIET_LOOKS = 5
const LATEST_MS = 4_000

/**
 * Does something once the first page stands: what it asks for was answered and nothing more has been asked since, or after four seconds. It is
 * for what nobody needs to see the first page. Returns a way to call it off.
 */
export function whenSettled(client: QueryClient, act: () => void): () => void {
  const began = performance.now()
  let quiet = 0
  const look = () => {
    const isQuiet = client.getQueryCache().getAll().length > 0 && client.isFetching() === 0
    quiet = isQuiet ? quiet + 1 : 0
    if (quiet >= QUIET_LOOKS || performance.now() - began > LATEST_MS) act()
    else timer = setTimeout(look, LOOK_MS)
  }
  let timer = setTimeout(look, LOOK_MS)
  return () => clearTimeout(timer)
}
