import type { Both, SuggestionKind } from '@fulcrum/contract';
import type { Facts } from '../tasks.rules.ts';

/** What a suggestion knows: only what gives a reason stands in it. */
export type SuggestionFacts = Facts;

const TITLES: Record<SuggestionKind, Both> = {
  cadence: { zh: '按约定频次联系', en: 'Keep in touch as agreed' },
  decider: { zh: '联系决策者', en: 'Reach the decider' },
  silence: { zh: '了解为何停用', en: 'Ask why use stopped' },
};
export const suggestionTitle = (kind: SuggestionKind): Both => TITLES[kind];

const daysFrom = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days;
const dayOf = (facts: SuggestionFacts, name: string): string | null => (typeof facts[name] === 'string' ? facts[name] : null);

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

function cadence(facts: SuggestionFacts, date: string): Both[] {
  const since = dayOf(facts, 'since');
  if (!since || !facts.cadence) return [];
  const gone = daysFrom(since, date);
  const met = dayOf(facts, 'met_on') !== null;
  return [
    {
      zh: `${met ? `已有 ${gone} 天没有双向沟通` : `${gone} 天以来从未双向沟通`}，${facts.level_name_zh}约定每 ${facts.cadence} 天一次`,
      en: `${met ? `No two-way contact for ${days(gone)}` : `Never spoken with in ${days(gone)}`}; ${facts.level_name_en} asks for one every ${facts.cadence}`,
    },
  ];
}

function decider(facts: SuggestionFacts, date: string): Both[] {
  if (facts.contact === undefined) return [];
  if (!facts.contact) return [{ zh: '决策者尚未接触到', en: 'the decider has not been reached' }];
  const metOn = dayOf(facts, 'contact_met_on');
  if (!metOn) return [{ zh: `决策者${facts.contact}从未接触过`, en: `the decider, ${facts.contact}, has never been met` }];
  const gone = daysFrom(metOn, date);
  return [{ zh: `决策者${facts.contact}已有 ${gone} 天没有接触`, en: `the decider, ${facts.contact}, was last met ${days(gone)} ago` }];
}

function silence(facts: SuggestionFacts, date: string): Both[] {
  const usedOn = dayOf(facts, 'used_on');
  if (!usedOn) return [];
  const gone = daysFrom(usedOn, date);
  return [{ zh: `已有 ${gone} 天没有使用`, en: `no use for ${days(gone)}` }];
}

/** Why the customer is worth a call on a day, in a sentence that names every reason. */
export function suggestionReason(facts: SuggestionFacts, date: string): Both {
  const parts = [...cadence(facts, date), ...decider(facts, date), ...silence(facts, date)];
  const en = parts.map((part) => part.en).join('; ');
  return { zh: `${parts.map((part) => part.zh).join('；')}。`, en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}.` };
}
