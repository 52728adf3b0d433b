import type { Entry, Vote } from './compile-lexicon.ts'
import { type Evidence, quote } from './find-evidence.ts'
import type { Reading } from './read-text.ts'
import type { Reason } from './suggester.ts'
import { strongestWords, type WeighedTone } from './weigh-tone.ts'

interface Ballot {
  score: number
  words: string[]
}

export interface PickedType {
  key: string
  root: string
  reason: Reason
}

const CHILD_SHARE = 0.7
const CHILD_SCORE = 1
const ROOT_SCORE = 1

/** Elects a root by general words (a child backs its root with most of its votes), then its child by the words of the trade. */
export function pickType(reading: Reading, evidence: Evidence, tone: WeighedTone): PickedType | null {
  const ballots = countVotes(reading, evidence)
  // a question told without anger is rather a query than a grievance
  if (reading.questions > 0) cast(ballots, 'query', tone.score > -1.2 ? 2 : 1, '?')
  if (tone.score <= -2.4) cast(ballots, 'complaint', 2, strongestWords(tone, -1)[0] ?? '')
  if (tone.score >= 1.5 && reading.questions === 0) cast(ballots, 'acknowledgement', 1.5, strongestWords(tone, 1)[0] ?? '')

  let best: { root: string; child: string | null; score: number } | null = null
  for (const root of new Set([...ballots.keys()].map(rootOf))) {
    const child = leadingChild(ballots, root)
    const score = (ballots.get(root)?.score ?? 0) + (child ? ballots.get(child)!.score * CHILD_SHARE : 0)
    if (score >= ROOT_SCORE && (best === null || score > best.score)) best = { root, child, score }
  }
  if (!best) return null
  const key = best.child && ballots.get(best.child)!.score >= CHILD_SCORE ? best.child : best.root
  const words = [...(ballots.get(best.root)?.words ?? []), ...(key === best.root ? [] : ballots.get(key)!.words)]
  return { key, root: best.root, reason: { code: 'type/words', words: [...new Set(words)].slice(0, 6) } }
}

const rootOf = (key: string) => key.split('.', 1)[0]!

function countVotes(reading: Reading, evidence: Evidence): Map<string, Ballot> {
  const ballots = new Map<string, Ballot>()
  const counted = new Set<Entry>()
  const covered = new Map<string, number>()
  for (const hit of evidence.types) {
    if (counted.has(hit.entry)) continue
    counted.add(hit.entry)
    for (const vote of hit.entry.votes) {
      if (vote.onlyNegated && hit.negatedFrom < 0) continue
      if (hit.from < (covered.get(vote.type) ?? 0)) continue
      covered.set(vote.type, hit.to)
      castVote(ballots, vote, quote(reading, hit, vote.onlyNegated))
    }
  }
  return ballots
}

function castVote(ballots: Map<string, Ballot>, vote: Vote, words: string) {
  cast(ballots, vote.type, vote.weight, words)
  if (vote.lifts) cast(ballots, rootOf(vote.type), vote.weight, words)
}

function cast(ballots: Map<string, Ballot>, type: string, weight: number, words: string) {
  const ballot = ballots.get(type)
  if (!ballot) ballots.set(type, { score: weight, words: words === '' ? [] : [words] })
  else {
    ballot.score += weight
    if (words !== '') ballot.words.push(words)
  }
}

function leadingChild(ballots: Map<string, Ballot>, root: string): string | null {
  let leading: string | null = null
  for (const [key, { score }] of ballots) {
    if (key.startsWith(`${root}.`) && (leading === null || score > ballots.get(leading)!.score)) leading = key
  }
  return leading
}
