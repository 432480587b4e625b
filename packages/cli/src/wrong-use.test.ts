import { expect, test } from 'vitest';
import { cli } from './cli.harness.ts';
import { COMMANDS } from './commands.ts';
import { HELP } from './help-texts.ts';
import { EVERYWHERE } from './help-words.ts';
import { GLOBAL_OPTIONS } from './parse.ts';

test('wrong use ends with 2 and says what is wrong and how it is used, before any database is touched', async () => {
  const lines: [string[], string][] = [
    [['nope'], 'There is no command nope'],
    [['import', 'a.csv'], '--entity is missing'],
    [['import', '--entity', 'accounts'], 'An argument is missing'],
    [['import', 'a.csv', '--entity', 'cats'], '--entity is one of: accounts, contacts, products, orders'],
    [['import', 'a.csv', 'b.csv', '--entity', 'accounts'], 'One argument too many: b.csv'],
    [['evaluate', '--as-of', '2026-02-30'], '--as-of takes a day such as 2026-11-21'],
    [['evaluate', '--asof', '2026-02-01'], 'There is no option --asof'],
    [['evaluate', '--policy'], '--policy lacks its value'],
    [['metric', 'orders.count_12m', '--from', '2026-01-01'], 'Give --from --to together'],
    [
      ['policy', 'burn'],
      'policy is one of: list, show, check, simulate, backtest, sensitivity, compare, publish, approve, return, withdraw, export',
    ],
    [['policy', 'list', 'tier'], 'One argument too many: tier'],
    [['policy', 'show'], 'An argument is missing'],
    [['policy', 'publish', '.', '--on', '2027-01-01'], 'folder'],
    [['policy', 'compare', '--by', 'luck'], '--by is one of: tier, stage, health'],
    [['policy', 'compare', '--to', 'May'], '--to takes a day'],
    [['policy', 'return', 'tier'], '--note is missing'],
    [['policy', 'backtest'], 'Name a policy (file, folder or id) or --metric, one of the two'],
    [['policy', 'backtest', '.', '--metric', 'rfm.sum'], 'one of the two'],
    [['policy', 'backtest', '.', '--draft'], '--draft takes one policy at a time, not a folder'],
    [['policy', 'backtest', '.', '--outcome', 'luck'], '--outcome is one of: bought_again'],
    [['sla', 'break'], 'sla is one of: due'],
    [['sla', 'due'], '--calendar is missing'],
    [['sla', 'due', '--calendar', 'a.yaml', '--start', '2026-11-27T17:30', '--minutes', '-5'], '--minutes'],
    [['portfolio'], 'An argument is missing'],
    [['portfolio', 'sums'], 'portfolio is one of: categories, outcomes'],
    [['portfolio', 'outcomes', '--as-of', 'today'], '--as-of takes a day'],
    [['overrides', 'burn'], 'overrides is one of: list, set, end, load'],
    [['overrides', 'set'], 'CODE is missing'],
    [['overrides', 'set', 'C-1', '--level', 'A'], '--reason is missing'],
    [['overrides', 'set', 'C-1', '--reason', 'key'], '--level is missing'],
    [['overrides', 'set', 'C-1', '--level', 'A', '--reason', 'key', '--until', 'May'], '--until takes a day'],
    [['overrides', 'end', 'C-1'], '--reason is missing'],
    [['overrides', 'load'], 'FILE is missing'],
    [['proposals', 'sign'], 'proposals is one of: list, confirm, decline'],
    [['proposals', 'list', 'C-1'], 'One argument too many: C-1'],
    [['proposals', 'list', '--state', 'old'], '--state is one of: open, waiting, decided'],
    [['proposals', 'confirm'], 'Name customer codes or --all, one of the two'],
    [['proposals', 'confirm', 'C-1', '--all'], 'one of the two'],
    [['proposals', 'decline', '--all'], '--reason is missing'],
    [['freeze', 'set', 'C-1'], '--reason is missing'],
    [['freeze', 'melt'], 'freeze is one of: list, set, end'],
    [['run-until'], 'An argument is missing'],
    [['run-until', '2027-01-01'], 'with --yes'],
    [['run-until', 'May', '--yes'], 'takes a day'],
    [['token', 'create', '--email', 'a@b.cn', '--scope', 'all'], '--scope is one of'],
    [['export', 'accounts', '--out', 'a.pdf'], '--out *. is one of: csv, xlsx'],
    [['bench', '../main'], 'There is no benchmark'],
    [['evaluate', '--lang', 'fr'], '--lang is zh or en'],
  ];
  for (const [argv, said] of lines) {
    const ran = await cli(...argv, ...(argv.includes('--lang') ? [] : ['--lang', 'en']));
    expect({ argv, exit: ran.exit, out: ran.out }).toEqual({ argv, exit: 2, out: '' });
    expect(ran.err).toContain(said);
  }
  const json = await cli('metric', '--json', '--lang', 'zh');
  expect(JSON.parse(json.out)).toEqual({ error: { code: 'usage.too_few', title: '缺少参数' } });
});

test('every option of every command stands in its help, in both languages', async () => {
  for (const [name, load] of Object.entries(COMMANDS)) {
    const { command } = await load();
    const { options, usage } = HELP[name as keyof typeof HELP];
    const named = [...Object.keys(options), usage].join(' ');
    for (const option of Object.keys(command.options)) expect(`${name}: ${named}`).toContain(`--${option}`);
    for (const language of ['zh', 'en']) {
      const help = await cli(name, '--help', '--lang', language);
      expect(help).toMatchObject({ exit: 0, err: '' });
      expect(help.out).toContain(`fulcrum ${name}`);
    }
  }
  for (const option of Object.keys(GLOBAL_OPTIONS)) expect(Object.keys(EVERYWHERE).join(' ')).toContain(`--${option}`);
  expect(await cli()).toMatchObject({ exit: 2 });
  expect(await cli('--help')).toMatchObject({ exit: 0 });
});
