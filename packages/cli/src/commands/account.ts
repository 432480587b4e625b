import type { Explanation, TierChange, TierLift } from '@fulcrum/contract';
import { dayOf } from '../arguments.ts';
import { benefitLines } from '../benefit-lines.ts';
import { changeLines } from '../change-lines.ts';
import type { Client } from '../client.ts';
import { type Call, defineCommand } from '../command.ts';
import { formatDay, formatTable, formatValue } from '../format.ts';
import { healthLines } from '../health-lines.ts';
import { liftLines } from '../lift-lines.ts';
import { problemIn } from '../problem.ts';
import { stageLines } from '../stage-lines.ts';

export const command = defineCommand({
  options: { 'as-of': { type: 'string' }, since: { type: 'string' }, lift: { type: 'boolean' } },
  args: [1, 1],
  async run(call) {
    const { values, args, connect, language, say } = call;
    const asOf = dayOf(values['as-of'], '--as-of');
    const since = dayOf(values.since, '--since');
    const { client } = await connect();
    const account = await client.accounts.get({ id: args[0] ?? '', ...(asOf ? { asOf } : {}) });
    const explained = await explanationOf(client, account.id, asOf);
    const lifecycle = await client.lifecycle.account({ accountId: account.id, ...(asOf ? { asOf } : {}) });
    const change =
      explained && since
        ? ((await client.tiers.change({ accountId: account.id, from: since, ...(asOf ? { to: asOf } : {}) })) as TierChange)
        : null;
    const health = await client.health.account({ accountId: account.id, ...(asOf ? { asOf } : {}) });
    const lift =
      explained && values.lift ? ((await client.tiers.lift({ accountId: account.id, ...(asOf ? { asOf } : {}) })) as TierLift) : null;
    const benefits = await client.benefits.account({ accountId: account.id, ...(asOf ? { asOf } : {}) });
    const metrics = explained?.metrics ?? {};
    const tier = explained && {
      policyId: explained.policyId,
      version: explained.version,
      asOf: explained.asOf,
      level: explained.level,
      score: explained.score,
      items: explained.items,
    };
    const about = { industry: account.industry ?? '—', owner: account.ownerName ?? '—' };
    return {
      json: {
        account,
        tier: tier ?? null,
        stage: lifecycle.stage,
        lifecycle,
        benefits,
        health,
        metrics,
        ...(since ? { change } : {}),
        ...(values.lift ? { lift } : {}),
      },
      lines: [
        say('account.head', { name: account.name, code: account.code }),
        say('account.about', about),
        '',
        ...(explained ? tierLines(explained, call) : [say('account.no_tier')]),
        '',
        ...(change ? [...changeLines(change, call), ''] : []),
        ...(lift ? [...liftLines(lift, call), ''] : []),
        ...stageLines(lifecycle, call),
        '',
        ...healthLines(health, call),
        ...benefitLines(benefits, call),
        ...(Object.keys(metrics).length ? ['', say('account.metrics')] : []),
        ...formatTable(
          ['', ''],
          Object.entries(metrics).map(([id, value]) => [`  ${id}`, formatValue(value, language())]),
        ).slice(1),
      ],
    };
  },
});

/** Null while no tier policy is published. */
async function explanationOf(client: Client, accountId: string, asOf: string | undefined): Promise<Explanation | null> {
  try {
    return (await client.tiers.explain({ accountId, ...(asOf ? { asOf } : {}) })) as Explanation;
  } catch (error) {
    if (problemIn(error)?.code === 'policy.not_published') return null;
    throw error;
  }
}

function tierLines(explained: Explanation, { language, say }: Call<unknown>): string[] {
  const at = language();
  const { asOf, level, levelName, score, policyName, version, items } = explained;
  const named = level === null ? '—' : levelName && levelName[at] !== level ? `${level} ${levelName[at]}` : level;
  const head = say('account.tier', {
    asOf: formatDay(asOf, at),
    level: named,
    score: formatValue(score, at),
    policy: policyName[at],
    version,
  });
  const rows = items.map(({ name, points, rule, evidence }) => {
    const facts = evidence.map((each) => `${each.name[at]} ${formatValue(each.value, at)}`).join(at === 'zh' ? '，' : ', ');
    return [`  ${name[at]}`, formatValue(points, at), facts ? `${facts} → ${rule[at]}` : rule[at]];
  });
  return [head, ...(rows.length ? formatTable([`  ${say('head.item')}`, say('head.points'), say('head.evidence')], rows) : [])];
}
