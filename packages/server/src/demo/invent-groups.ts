import { INVITED, INVITED_ABOUT, SEGMENTS, TAGS, TARGETS, TARGETS_ABOUT } from './group-texts.ts';
import type { TableRows } from './insert-rows.sql.ts';
import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoProspect } from './invent-prospects.ts';

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Tags with their dates, segments by condition, and two lists: whom the year is about, and who is invited. All are their keeper's. */
export function inventGroups(setting: Setting, accounts: readonly DemoAccount[], prospects: readonly DemoProspect[]): TableRows {
  const { random, staff, language, today } = setting;
  const keeper = staff.find(({ role }) => role === 'sales_lead') ?? staff[0];
  const [by, year] = [keeper?.id ?? null, `${today.slice(0, 4)}-01-05`];
  const tags = TAGS.map(({ name, ...of }) => ({ id: random.id(year), name: name[language], name_en: name.en, created_by: by, ...of }));
  const account_tag = tags.flatMap(({ id, share, large }) =>
    accounts
      .filter(({ size }) => random.chance(large ? share * 2 * size : share))
      .map((account) => {
        const since = shift(today, -random.whole(10, 400));
        const from = since < account.happened_on ? account.happened_on : since;
        const until = random.chance(0.12) ? shift(today, -random.whole(1, 9)) : null;
        return {
          account_id: account.id,
          tag_id: id,
          since: from,
          until: until && until >= from ? until : null,
          added_by: account.owner_id,
        };
      }),
  );
  const segment = (name: { zh: string; en: string }, about: { zh: string; en: string }, more: object) => ({
    ...{ id: random.id(year), name: name[language], name_en: name.en, description: about[language], owner_id: by, shared: true },
    ...{ editors: 'everyone', target: false, ...more },
  });
  const [targets, invited] = [
    segment(TARGETS, TARGETS_ABOUT, { kind: 'fixed', target: true, editors: 'owner' }),
    segment(INVITED, INVITED_ABOUT, { kind: 'fixed' }),
  ];
  const member = (segmentId: string, since: string) => (account: { id: string }) => ({
    account_id: account.id,
    segment_id: segmentId,
    since,
    added_by: by,
  });
  return {
    tag: tags.map(({ share: _, large: __, ...tag }) => tag),
    account_tag,
    segment: [...SEGMENTS.map(({ name, about, condition }) => segment(name, about, { kind: 'dynamic', condition })), targets, invited],
    segment_member: [
      ...accounts.filter(({ size }) => size > 0.6).map(member(targets.id, year)),
      ...prospects
        .filter(({ parent_id }) => parent_id === null)
        .slice(0, 18)
        .map(member(targets.id, year)),
      ...accounts.filter(() => random.chance(0.1)).map(member(invited.id, shift(today, -20))),
    ],
  };
}
