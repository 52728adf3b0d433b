import type { Template } from '@atalaya/shared/contract/taxonomy.ts'
import { fold } from '../../../../parts/text/fold.ts'

/** Templates that fit some words, by shortcut, name or text; those of the case's type and language first, then the most used. */
export function findTemplates(templates: readonly Template[], words: string, about: { typeId: string | null; language: string | null }): Template[] {
  const wanted = fold(words.trim())
  const weigh = (template: Template) =>
    (template.shortcut && wanted && fold(template.shortcut).startsWith(wanted) ? 8 : 0) +
    (template.typeId !== null && template.typeId === about.typeId ? 4 : 0) +
    (template.language !== null && template.language === about.language ? 2 : 0)
  return templates
    .filter((template) => !template.retired)
    .filter(({ shortcut, name, text }) => [shortcut ?? '', name, text].some((part) => fold(part).includes(wanted)))
    .toSorted((a, b) => weigh(b) - weigh(a) || b.uses - a.uses)
}
