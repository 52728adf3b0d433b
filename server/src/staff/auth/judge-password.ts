import { readFileSync } from 'node:fs'
import { AppError } from '../../platform/errors.ts'

const COMMON: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#')),
)
const LEAST_DIFFERENT = 5

type PasswordFault = 'password/too-common' | 'password/personal'

/**
 * What is wrong with a password, or null. It is too common when it is among the most used ones, or such a word with figures and signs
 * around it, or made of fewer than five different characters; personal when it holds the person's name or e-mail, or they hold it.
 */
export function findPasswordFault(password: string, person: { name: string; email: string }): PasswordFault | null {
  const given = fold(password)
  const core = given.replace(/^[^a-z]+|[^a-z]+$/g, '')
  if (new Set(given).size < LEAST_DIFFERENT || COMMON.has(given) || COMMON.has(core)) return 'password/too-common'
  const [mailbox = '', domain = ''] = fold(person.email).split('@')
  const own = [...fold(person.name).split(/\s+/), fold(person.name).replaceAll(' ', ''), mailbox, domain.split('.')[0] ?? '', fold(person.email)]
  if (own.some((word) => word.length >= 4 && leavesLittle(given, word))) return 'password/personal'
  return null
}

/** Refuses a password that is easily guessed. */
export function demandGoodPassword(password: string, person: { name: string; email: string }): void {
  const fault = findPasswordFault(password, person)
  if (fault === 'password/too-common') throw new AppError('invalid', fault, 'This password is among the most used ones; choose another.')
  if (fault) throw new AppError('invalid', fault, 'The password must not be made of the name or the e-mail address.')
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether little but the word is left of the password: fewer than eight other characters. */
function leavesLittle(given: string, word: string): boolean {
  return given.includes(word) && given.replaceAll(word, '').length < 8
}
