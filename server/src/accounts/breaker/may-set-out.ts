/** Calls of one account out at once in a process. */
const MOST = 4
/** Jobs that a process works on at once: a call that hangs holds one of them. */
export const SLOTS = 10

/**
 * Whether one more call of an account may set out, when so many of its own and so many of all are out. No account takes more than half of
 * what the others left, so that several whose networks hang do not take everything either.
 */
export function maySetOut(own: number, all: number): boolean {
  return own < MOST && own < Math.ceil((SLOTS - all) / 2)
}
