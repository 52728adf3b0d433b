/** The states an open case is moved between by hand. Closing and opening again are verbs of their own. */
export type OpenState = 'new' | 'pending' | 'escalated'

const MOVES: Record<OpenState, readonly OpenState[]> = {
  new: ['pending', 'escalated'],
  pending: ['new', 'escalated'],
  escalated: ['pending'],
}

/** Whether a case may go from one state to another by hand. Work that was escalated comes back as pending, never as new. */
export function mayMove(from: string, to: OpenState): boolean {
  return from in MOVES && MOVES[from as OpenState].includes(to)
}
