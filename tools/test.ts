import { startVitest } from 'vitest/node'

/** Runs the suite, browser stories included, or the files that are named; closes with a line that counts. */
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const vitest = await startVitest('test', filters, { watch: false, run: true })
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const count = (state: string) => tests.filter((one) => one.result().state === state).length
const broken =
  vitest.state.getUnhandledErrors().length +
  vitest.state
    .getTestModules()
    .filter((module) => module.state() === 'failed' && ![...module.children.allTests()].some((one) => one.result().state === 'failed')).length
await vitest.close()
process.stdout.write(`${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`)
process.exit(count('failed') + broken > 0 || tests.length === 0 ? 1 : 0)
