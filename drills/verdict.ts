/** What a drill found: each thing that must hold, whether it did, and figures beside it. */
export interface Verdict {
  /** Notes one thing that must hold; `detail` says what was seen. */
  must(hold: boolean, what: string, detail?: string): void
  /** Notes a figure that decides nothing. */
  note(what: string): void
  failures: number
}

export function openVerdict(): Verdict {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const verdict: Verdict = {
    failures: 0,
    must(hold, what, detail) {
      if (!hold) verdict.failures++
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
