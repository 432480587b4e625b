import type { AccountTerms } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatNumber, Money } from '../../kit/index.ts';
import { TermText } from '../contracts/index.ts';

interface TermsPanelProps {
  name: string;
  terms: AccountTerms;
  currency: string;
  onClose: () => void;
}

/** What the ARR is made of, and which term is the most urgent. */
export function TermsPanel({ name, terms, currency, onClose }: TermsPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <DockedPanel eyebrow={name} title={t('ledger.terms.title')} onClose={onClose}>
      <p className="figureLine">
        {t('ledger.figure.arr')}{' '}
        <strong>
          <Money amount={terms.arr} currency={currency} />
        </strong>
        {Number(terms.years) > 0 ? (
          <span className="ink3"> {t('ledger.figure.years', { years: formatNumber(Number(terms.years), language, 'plain', 1) })}</span>
        ) : null}
      </p>
      {terms.items.length === 0 ? <p className="note">{t('ledger.terms.none')}</p> : null}
      <ul className="termList">
        {terms.items.map((term) => (
          <li key={term.id} className={term.covers ? undefined : 'ink3'}>
            <span className="row">
              <span className="strong ellip grow">{term.name ?? term.code ?? t('ledger.unnumbered')}</span>
              {term.covers ? <Money amount={term.annual} currency={currency} /> : <span className="note">{t('ledger.terms.notNow')}</span>}
            </span>
            <span className="note block">
              <TermText startsOn={term.startsOn} endsOn={term.endsOn} day={terms.asOf} running={term.covers} />{' '}
              {term.governs ? <span className="tag">{t('ledger.terms.governs')}</span> : null}
              {term.renewed ? <span className="tag">{t('ledger.terms.renewed')}</span> : null}
              {terms.rollsUp && term.accountName !== name ? ` ${term.accountName}` : null}
            </span>
          </li>
        ))}
      </ul>
      <p className="note">
        {t('ledger.terms.note')} {terms.rollsUp ? t('ledger.terms.together') : null}
      </p>
    </DockedPanel>
  );
}
