import { z } from 'zod'

export const Id = z.uuid()
export const When = z.iso.datetime()
export const Locale = z.enum(['es', 'en', 'pt'])
export type Locale = z.infer<typeof Locale>
/** A name in the three languages of the product. */
export const Names = z.object({ es: z.string().min(1).max(120), en: z.string().min(1).max(120), pt: z.string().min(1).max(120) })
export type Names = z.infer<typeof Names>
export const Nothing = z.strictObject({})
export const Done = z.object({ done: z.literal(true) })

/** A list in a query string: `a,b,c`. */
export const csv = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item).max(100))
export const Limit = z.coerce.number().int().min(1).max(100).default(30)
/** Where the next page begins; opaque, from the reply before. */
export const Cursor = z.string().max(200).optional()
export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), nextCursor: z.string().nullable() })

export const Channel = z.string().max(40)
export const Visibility = z.enum(['public', 'private'])
export const Tone = z.number().int().min(-2).max(2)
/** Why something was suggested: a code that clients translate, and the words that decided. */
export const Reason = z.object({ code: z.string(), words: z.array(z.string()) })
export type Reason = z.infer<typeof Reason>
