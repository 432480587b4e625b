import type { AccountBenefits, Entitlement } from '@fulcrum/contract';
import type { Call } from './command.ts';
import { formatDay, formatNumber, formatTable } from './format.ts';

/** What an account is entitled to, used and left; nothing where no policy of benefits is in force. */
export function benefitLines(benefits: AccountBenefits, { language, say }: Call<unknown>): string[] {
  if (benefits.policyId === null || benefits.items.length === 0) return [];
  const at = language();
  const number = (value: number) => formatNumber(value, at);
  const terms = (item: Entitlement) => {
    if (item.limit !== null) return say('account.benefit_limit', { limit: number(item.limit), unit: item.unit[at] });
    if (item.quantity !== null && item.per !== null)
      return say(`account.benefit_${item.per}`, { quantity: number(item.quantity), unit: item.unit[at] });
    return item.className?.[at] ?? item.class ?? say('account.benefit_stands');
  };
  const floor = ({ floor: kept }: Entitlement) =>
    kept ? say('account.benefit_floor', { level: kept.level, number: kept.number ?? '—', until: formatDay(kept.endsOn, at) }) : '';
  const header = [`  ${say('head.benefit')}`, say('head.terms'), say('head.used'), say('head.left'), ''];
  const rows = benefits.items.map((item) => [
    `  ${item.name[at]}`,
    terms(item),
    item.used === '0' ? '—' : number(Number(item.used)),
    item.left === null ? '—' : number(Number(item.left)),
    floor(item),
  ]);
  return [
    '',
    say('account.benefits', { level: benefits.level ?? '—', stage: say(`funnel.${benefits.stage}`) }),
    ...formatTable(header, rows),
  ];
}
