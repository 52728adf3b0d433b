import { makeCast, type Person } from './cast.ts'
import { crisisTexts } from './corpus/crisis-texts.ts'
import type { Truth } from './corpus/truth.ts'
import { type Customer, makeCustomers } from './people.ts'
import { makeRandom } from './random.ts'

export type CrisisPost = { person: Person; account: 'BancoAndara' | 'AndaraAyuda'; text: string; truth: Truth }

/** The posts of one outage with their authors, each from the country of the text; as many different people as there are. */
export function crisisPosts(count: number, seed: number | string = 'andara', customers?: readonly Customer[]): CrisisPost[] {
  const cast = makeCast(seed, customers ?? makeCustomers(5000, seed))
  const random = makeRandom(`crisis posts ${seed}`)
  const written = new Set<string>()
  return crisisTexts(count, seed).map(({ text, truth }) => {
    let person = cast.onX(random, truth.country)
    for (let tries = 0; written.has(person.key) && tries < 200; tries++) person = cast.onX(random, truth.country)
    written.add(person.key)
    return { person, account: text.includes('@AndaraAyuda') ? 'AndaraAyuda' : 'BancoAndara', text, truth }
  })
}
