export type PersonalData = 'email' | 'phone' | 'card'

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const DIGIT_RUN = /\+?\d(?:[\s().-]?\d){6,18}/g

/** What a text seems to give away, most delicate first. A run of digits is a card when it adds up as card numbers do (Luhn). */
export function findPersonalData(text: string): PersonalData | null {
  const runs = [...text.replace(/https?:\/\/\S+/g, ' ').matchAll(DIGIT_RUN)].map(([run]) => run.replace(/\D/g, ''))
  if (runs.some((digits) => digits.length >= 13 && digits.length <= 19 && addsUp(digits))) return 'card'
  if (EMAIL.test(text)) return 'email'
  return runs.some((digits) => digits.length >= 9 && digits.length <= 15) ? 'phone' : null
}

function addsUp(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
