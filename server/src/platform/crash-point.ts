import type { Config } from './config.ts'

/**
 * Dies here when a drill asked for it: `CRASH_POINTS=after-send:0.01,before-mark-sent:0.01` kills this process at those moments with that
 * probability. Does nothing otherwise.
 */
export function crashPoint({ crashPoints }: Pick<Config, 'crashPoints'>, name: string): void {
  if (!crashPoints) return
  const probability = crashPoints
    .split(',')
    .find((one) => one.startsWith(`${name}:`))
    ?.split(':')[1]
  if (probability && Math.random() < Number(probability)) process.kill(process.pid, 'SIGKILL')
}
