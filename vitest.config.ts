import { defineConfig } from 'vitest/config'

/** Files are run without isolation, so none may keep state. The browser stories come last, one file at a time: each raises the whole product. */
export default defineConfig({
  test: {
    globalSetup: ['server/test/database.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    // Processes are killed and lines cut for real, on machines that others use too; what fails twice is broken.
    retry: 1,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'product',
          include: [
            'shared/**/*.test.ts',
            'server/**/*.test.ts',
            'desktop/**/*.test.{ts,tsx}',
            'widget/**/*.test.ts',
            'simulators/**/*.test.ts',
            'tools/**/*.test.ts',
            'bench/**/*.test.ts',
            'drills/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/browser.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
