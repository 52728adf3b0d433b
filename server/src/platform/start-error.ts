/** The program cannot start and a person has to act. `message` is one sentence that says what to do; it is printed alone, with exit code 1. */
export class StartError extends Error {
  override name = 'StartError'
}
