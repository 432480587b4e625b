import axe from 'axe-core';
import type { Page } from 'playwright-core';

export interface Violation {
  impact: string;
  /** Rule, elements and what to do, in one line. */
  text: string;
}

/** What axe finds on a page against WCAG 2.2 AA and its best practices. */
export async function violations(page: Page): Promise<Violation[]> {
  // A page that was not loaded anew still has it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    // Of what passes nothing is put together: on a long list that takes longer than the rules.
    const asked = { resultTypes: ['violations' as const], rules: { 'target-size': { enabled: true } } };
    return (await run.run(document, asked)).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      targets: nodes.slice(0, 4).map((n) => `${n.target} ${n.failureSummary ?? ''}`),
    }));
  });
  return found.map(({ id, impact, targets }) => ({
    impact: impact ?? 'minor',
    text: `axe ${impact} ${id}: ${targets.join(' | ').replaceAll(/\s+/g, ' ')}`,
  }));
}
