/**
 * Stands in for zod in the desk's bundle. The desk trusts the answers of its own server and reads of the contract only where routes are, which
 * fields a thing has and which values a list knows; checking stays on the server, and the checker out of the first page.
 */
interface Known {
  options?: readonly string[]
  shape?: object
}
type Builder = (first?: unknown) => unknown

const CHECKS = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync'])

function schemaOf(known: Known): unknown {
  return new Proxy(known, {
    get(target, name) {
      if (name === 'options') return target.options
      if (name === 'shape') return target.shape
      if (typeof name === 'symbol' || name === 'then') return undefined
      if (CHECKS.has(name)) throw new Error('The desk checks nothing against the contract; the server does.')
      if (name === 'extend') return (more: object) => schemaOf({ shape: { ...target.shape, ...more } })
      return () => schemaOf(target)
    },
  })
}

const builders: Record<string, Builder> = {
  enum: (values) => schemaOf({ options: values as readonly string[] }),
  object: (shape) => schemaOf({ shape: shape as object }),
  strictObject: (shape) => schemaOf({ shape: shape as object }),
}

/** `z.enum`, `z.object` and the rest, as far as the desk reads them. */
export const z: unknown = new Proxy(builders, {
  get(known, name) {
    if (typeof name === 'symbol') return undefined
    if (name === 'coerce' || name === 'iso') return z
    return known[name] ?? (() => schemaOf({}))
  },
})
