/** The exit code of a process that took more memory than it may. */
export const TOO_MUCH_MEMORY = 77
const LOOK_EVERY_MS = 20

/**
 * Answers requests in a process that `openApart` started. It ends when it takes more memory than it was given, when an answer throws, and
 * with the process that started it.
 */
export function answerApart<Q, R>(answer: (request: Q) => Promise<R>): void {
  const maxRssBytes = Number(process.argv[2])
  // Native work leaves this thread free to look.
  setInterval(() => process.memoryUsage.rss() > maxRssBytes && process.exit(TOO_MUCH_MEMORY), LOOK_EVERY_MS)
  process.on('disconnect', () => process.exit(0))
  process.on('message', (request: Q) => {
    void answer(request).then(
      (result) => process.send?.({ result }),
      () => process.exit(1),
    )
  })
  process.send?.({ ready: true })
}
