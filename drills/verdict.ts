/** What a drill found: each thing that must hold, whether it did, and figures beside it. */
export interface Verdict {
  /** Notes one thing that must hold; `detail` says what was seen. */
  must(hold: boolean, what: string, detail?: string): void
  /** Notes a figure that decides nothing. */
  note(what: string): void
  /** What did not hold. */
  broken: string[]
}

export function openVerdict(say: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Verdict {
  const verdict: Verdict = {
    broken: [],
    must(hold, what, detail) {
      if (!hold) verdict.broken.push(what)
      say(`${hold ? '  holds ' : '  BROKEN'} ${what}${detail ? `: ${detail}` : ''}`)
    },
    note: (what) => say(`         ${what}`),
  }
  return verdict
}

export interface DrillOptions {
  /** The long form. */
  full: boolean
}
export type Drill = (options: DrillOptions, verdict: Verdict) => Promise<void>
