import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
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
    globalSetup: ['server/test/database.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
