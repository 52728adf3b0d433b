import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const TIMES = 5
const WORK_MS = 200
const SCRIPT = `while (process.cpuUsage().user < ${WORK_MS * 1000}); const { user, system } = process.cpuUsage(); console.log(performance.now() / ((user + system) / 1000))`

/**
 * How many times longer a bare process takes than the processor time it uses, now: 1 on a machine that does nothing else, 2 when it gets half
 * of a core. The median of five.
 */
export async function measureSlowdown(): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', SCRIPT])
    times.push(Number(stdout))
  }
  return Math.max(1, times.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!)
}
