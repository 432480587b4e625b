import type { EvidenceLine } from '@fulcrum/contract';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

interface How {
  shape: 'value' | 'rate' | 'growth' | 'rank' | null;
  by: EvidenceBy | null;
}
type EvidenceBy = 'sum' | 'count' | 'distinct' | 'first' | 'last' | 'most' | 'average' | 'span' | 'one' | 'any';

/** Codes that rows carry, in the words of the pages they come from. */
const WORDS: Partial<Record<EvidenceLine['kind'], (code: string) => string>> = {
  contact: (code) => `customer.decisionRole.${code}`,
  interaction: (code) => `task.contactKind.${code}`,
  call: (code) => `calling.view.${code}`,
};
/** Kinds whose last day has a word. */
const UNTIL = ['contract', 'subscription', 'instalment', 'contact', 'rating'] as const;

/** What is said of the rows behind a metric. */
export function useEvidenceWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sideOf = ({ kind, side }: EvidenceLine, shape: string | null): string | null => {
    if (side === null) return null;
    if (kind === 'contact') return t(side === 'over' ? 'tiers.evidence.side.met' : 'tiers.evidence.side.notMet');
    if (shape === 'growth') return t(side === 'over' ? 'tiers.evidence.side.now' : 'tiers.evidence.side.before');
    return t(side === 'over' ? 'tiers.evidence.side.over' : 'tiers.evidence.side.under');
  };
  const untilOf = ({ kind, until }: EvidenceLine): string | null => {
    const known = UNTIL.find((one) => one === kind);
    return until && known ? t(`tiers.evidence.until.${known}`, { date: formatDate(until, language) }) : null;
  };
  return {
    margin: t('tiers.evidence.margin'),
    /** How the value follows from the rows. */
    how({ shape, by }: How): string {
      const parts = [
        shape && shape !== 'value' ? t(`tiers.evidence.shape.${shape}`) : null,
        by && shape !== 'rank' ? t(`tiers.evidence.by.${by}`) : null,
      ];
      return parts.filter(Boolean).join(language === 'zh' ? '；' : '; ');
    },
    name: (line: EvidenceLine): string =>
      line.accountId === null ? t('tiers.evidence.below') : (line.person ?? line.label ?? t(`tiers.evidence.kind.${line.kind}`)),
    note({ kind, note }: EvidenceLine): string | null {
      const key = note === null ? undefined : WORDS[kind]?.(note);
      return key && i18next.exists(key) ? String(i18next.t(key as 'tiers.evidence.below')) : note;
    },
    asides: (line: EvidenceLine, shape: string | null): string[] =>
      [sideOf(line, shape), untilOf(line)].filter((each): each is string => each !== null),
  };
}
