import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const GRAVE = new Set(['serious', 'critical'])

/** What is gravely wrong with the page for people who cannot see, point or read well. */
export async function findGrave(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations
    .filter(({ impact }) => GRAVE.has(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary?.split('\n')[1]?.trim()})`),
    )
}

/** The dark theme has other colours and nothing else. */
export async function findDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  const found = await findGrave(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  return found.map((one) => `dark: ${one}`)
}
