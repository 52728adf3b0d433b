import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix']
const PROCESSORS = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

interface Entry {
  version?: string
  dev?: boolean
  license?: string
  engines?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
type Packages = Record<string, Entry & Record<string, unknown>>

/**
 * Adds the optional packages of other platforms that `npm install` leaves out of the lock file when the registry at hand does not have
 * them; without them `npm ci` refuses the lock. Run after every change of dependencies. Returns what was added.
 */
export function completeLock(packages: Packages): string[] {
  const added: string[] = []
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const platform = platformOf(name)
      if (!platform || isListed(packages, path, name) || !/^\d+\.\d+\.\d+/.test(version)) continue
      const { dev, license, engines } = entry
      packages[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(dev && { dev }),
        ...(license && { license }),
        optional: true,
        ...(engines && { engines }),
      }
      added.push(`${name}@${version}`)
    }
  }
  return added
}

function platformOf(name: string) {
  const parts = name.split(/[-/]/)
  const os = SYSTEMS.find((one) => parts.includes(one))
  const cpu = PROCESSORS.find((one) => parts.includes(one)) ?? (parts.includes('arm') ? 'arm' : undefined)
  if (!os || !cpu) return undefined
  const libc = /musl/.test(name) ? ['musl'] : os === 'linux' && /gnu/.test(name) ? ['glibc'] : undefined
  return { cpu: [cpu], os: [os], ...(libc && { libc }) }
}

function isListed(packages: Packages, path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages }
  const added = completeLock(lock.packages)
  const { '': root, ...rest } = lock.packages
  lock.packages = { '': root!, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))) }
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(added.length > 0 ? added.join('\n') : 'The lock file is complete.')
}
