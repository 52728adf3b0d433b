import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { envWith, ROOT, Stop } from './place.mjs'

/**
 * Runs the program in our place: its input and output are ours, signals reach it once, its way of ending becomes ours. Ctrl-C in a
 * terminal goes to the whole group of processes, this one included, so then there is nothing to pass on. A signal to npm alone ends it
 * and its shell without reaching us: being left by one's parent counts as being told to end.
 */
export function handOver(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: ROOT, stdio: 'inherit', env: envWith(node) })
    const atTerminal = Boolean(process.stdin.isTTY || process.stdout.isTTY)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const pass = (signal) => {
      if (!(atTerminal && signal !== 'SIGTERM')) child.kill(signal)
    }
    for (const signal of signals) process.on(signal, pass)
    const parent = process.ppid
    const look = setInterval(() => {
      if (!process.env.npm_lifecycle_event || process.ppid === parent) return
      clearInterval(look)
      child.kill('SIGTERM')
    }, 500).unref()
    child.once('error', (error) => reject(new Stop(`${node} does not run (${error.message}): delete node_modules and try again.`)))
    child.once('exit', (code, signal) => {
      clearInterval(look)
      for (const name of signals) process.removeListener(name, pass)
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
      resolve()
    })
  })
}
