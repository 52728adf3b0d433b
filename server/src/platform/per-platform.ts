import type { Platform } from './platform.ts'

/** A resource that is made once for each running product, on first use: a cache, a pool, a queue. */
export function perPlatform<T>(make: (platform: Platform) => T): (platform: Platform) => T {
  const made = new WeakMap<Platform, T>()
  return (platform) => {
    const known = made.get(platform)
    if (known !== undefined) return known
    const fresh = make(platform)
    made.set(platform, fresh)
    return fresh
  }
}
