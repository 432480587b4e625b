import type { Condition, TriedPlay } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDate } from '../../../kit/index.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { conditionWords } from '../../metrics/condition-words.ts';

interface TrialCardProps {
  account: TriedPlay;
  who: Condition | undefined;
  /** Its steps stand below. */
  isShown: boolean;
  onShow: () => void;
}

/** A customer: whether the play would begin there today, and why not. */
export function TrialCard({ account, who, isShown, onShow }: TrialCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { verdict, lastBegan, unmet } = account;
  const parts = who === undefined ? [] : 'all' in who ? who.all : [who];
  const failing = unmet.flatMap((at) => parts[at] ?? []);
  return (
    <article className="sampleCard" aria-label={account.name}>
      <Link to="/customers/$accountId" params={{ accountId: account.accountId }} className="door strong">
        {account.name}
      </Link>
      <p className="sampleLevel">
        <span className={verdict === 'begins' ? 'strong accent' : 'strong'}>{t(`playStudio.verdict.${verdict}.word`)}</span>
      </p>
      <p className="note">{t(`playStudio.verdict.${verdict}.why`, { date: lastBegan ? formatDate(lastBegan, language) : '' })}</p>
      {failing.length && verdict === 'not_concerned' ? (
        <ul className="trialUnmet" aria-label={t('playStudio.unmet')}>
          {failing.map((part) => (
            <li key={JSON.stringify(part)}>{conditionWords(part, names)}</li>
          ))}
        </ul>
      ) : null}
      <Button type="link" className="plainLink" aria-pressed={isShown} disabled={isShown} onClick={onShow}>
        {t(isShown ? 'playStudio.shown' : 'playStudio.show')}
      </Button>
    </article>
  );
}
