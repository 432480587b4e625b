import type { GrantMover, SimulatedBenefits } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, TierChip } from '../../../kit/index.ts';

/** Shown at first. */
const FIRST = 6;

/** Who has something else by the draft, those who lose most first. */
export function GrantMovers({ of }: { of: SimulatedBenefits }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const { movers, moved, levels, benefits } = of;
  const names = (ids: readonly string[]) =>
    ids.map((id) => benefits.find((one) => one.id === id)?.name[language] ?? id).join(t('measures.op.comma'));
  const parts = ({ gains, loses, changes }: GrantMover) =>
    [
      ...(loses.length ? [t('grant.mover.loses', { names: names(loses) })] : []),
      ...(gains.length ? [t('grant.mover.gains', { names: names(gains) })] : []),
      ...(changes.length ? [t('grant.mover.changes', { names: names(changes) })] : []),
    ].join(t('grant.mover.and'));
  return (
    <section className="tierSection">
      <h3 className="section">{t('grant.mover.title')}</h3>
      {moved.accounts === 0 ? <p className="note">{t('grant.answer.nobody')}</p> : null}
      <ul className="phoneLines" aria-label={t('grant.mover.title')}>
        {movers.slice(0, all ? movers.length : FIRST).map((mover) => (
          <li key={mover.accountId}>
            <div className="row">
              <Link className="grow door" to="/customers/$accountId" params={{ accountId: mover.accountId }} search={{ tab: 'benefits' }}>
                {mover.name}
              </Link>
              <span className="note nowrap">
                {mover.level === null ? (
                  t('tiers.none')
                ) : (
                  <TierChip letter={mover.level} position={levels.findIndex(({ id }) => id === mover.level)} levels={levels.length} />
                )}{' '}
                {t(`benefit.stage.${mover.stage}`)}
              </span>
            </div>
            <span className="note block">{parts(mover)}</span>
          </li>
        ))}
      </ul>
      {movers.length > FIRST ? (
        <Button size="small" type="text" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('grant.mover.fewer') : t('grant.mover.all', { count: movers.length })}
        </Button>
      ) : null}
      {moved.accounts > movers.length ? (
        <p className="note">
          {t('grant.mover.more', { count: moved.accounts - movers.length, more: formatNumber(moved.accounts - movers.length, language) })}
        </p>
      ) : null}
    </section>
  );
}
