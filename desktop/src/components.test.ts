import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const HERE = import.meta.dirname
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles')

test('Every component that the desk draws brings its styles', () => {
  const given = readFileSync(join(HERE, 'components.css'), 'utf8')
  const used = new Set<string>()
  for (const path of globSync('**/*.tsx', { cwd: HERE })) {
    const imports = readFileSync(join(HERE, path), 'utf8').match(/import \{[^}]*\} from '@mantine\/core'/)?.[0] ?? ''
    for (const [name] of imports.matchAll(/\b[A-Z]\w+/g)) used.add(name)
  }
  const missing = [...used].filter((name) => existsSync(join(styles, `${name}.css`)) && !given.includes(`/${name}.css`))
  expect(missing).toEqual([])
})
