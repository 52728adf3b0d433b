import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

const MAX_LINES = 400
const P95_LINES = 250
const MEDIAN_LINES = 80
const MAX_FILES = 20

/** Files that are data: word lists, catalogues of sentences. */
const DATA = /^(server\/src\/triage\/(lexicons|fixtures)|tools\/seed|.*\/fixtures\/)|\.gen\.ts$/
const CODE = /\.(ts|tsx|mjs)$/

/** What is wrong with the sizes of the code: files too long, folders too full. Empty when all is well. */
export function findOversize(files: readonly string[], linesOf: (file: string) => number): string[] {
  const code = files.filter((file) => CODE.test(file) && !DATA.test(file))
  const lines = code.map(linesOf).sort((a, b) => a - b)
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0
  const said = code.filter((file) => linesOf(file) > MAX_LINES).map((file) => `${file} has ${linesOf(file)} lines; ${MAX_LINES} is the most`)
  if (at(0.95) > P95_LINES) said.push(`one file in twenty has more than ${at(0.95)} lines; ${P95_LINES} is the most`)
  if (at(0.5) > MEDIAN_LINES) said.push(`half the files have more than ${at(0.5)} lines; ${MEDIAN_LINES} is the most`)
  const folders = Map.groupBy(
    code.filter((file) => !/\.test\.tsx?$/.test(file)),
    dirname,
  )
  for (const [folder, inside] of folders)
    if (inside.length > MAX_FILES && folder !== 'server/src/platform') said.push(`${folder} holds ${inside.length} files; ${MAX_FILES} is the most`)
  return said
}

if (import.meta.main) {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\n').filter(Boolean)
  const said = findOversize(files, (file) => readFileSync(file, 'utf8').split('\n').length)
  for (const line of said) console.error(line)
  process.exitCode = said.length > 0 ? 1 : 0
}
