import { type Caller, personOf } from '../platform/caller.ts'
import { AppError } from '../platform/errors.ts'

/** The id of the person who asks; refuses keys, which have no settings of their own. */
export function demandPerson(caller: Caller): string {
  const personId = personOf(caller)
  if (!personId) throw new AppError('forbidden', 'person/needed', 'Only a person who is signed in can do this.')
  return personId
}
