const AGAIN_MS = 2_000

/** Fetches a piece of the desk behind the page, again and again while the line is down: a piece that fails to come must not take the page with it. */
export async function insist<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((later) => setTimeout(later, AGAIN_MS))
    }
  }
}
