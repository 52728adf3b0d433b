import type { Country } from '../places.ts'
import type { RootKey, TypeKey } from './truth.ts'

/**
 * What people say about one type. A text is a template of `spin`.
 * `plain` states the matter without a mood, `bad` shows displeasure by itself, `more` adds a fact and may follow either, save a text that ends in `~`: it stands alone.
 */
export type Cores = { plain: readonly string[]; bad: readonly string[]; more: readonly string[] }

/** The endings that colour a matter; each mood fits every core of the root types that use it. */
export type Moods = Record<'thankful' | 'delighted' | 'annoyed' | 'furious', readonly string[]>

/** All that customers of one language write. */
export type Book = {
  openings: readonly string[]
  /** Openings of someone in a hurry or upset. */
  urgentOpenings: readonly string[]
  cores: Record<TypeKey, Cores>
  /** Cores that only people of one country would write, as `[country, type, mood, template]`. */
  regional: readonly (readonly [Country, TypeKey, 'plain' | 'bad', string])[]
  moods: Partial<Record<RootKey, Moods>>
  closings: readonly string[]
}
