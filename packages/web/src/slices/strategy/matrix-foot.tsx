import type { StrategyMatrix } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { KeyHints } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** The keys, what reaches everybody, and the policies that the matrix is made of. */
export function MatrixFoot({
  matrix: { plays, tier, lifecycle, benefitsPolicy },
  isAboutPlays,
}: {
  matrix: StrategyMatrix;
  isAboutPlays: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const general = plays.filter(({ own, paused, begins }) => !own && !paused && begins.on !== 'by_hand');
  return (
    <>
      {isAboutPlays && general.length ? (
        <p className="matrixNote">
          {t('strategy.everywhere', { count: general.length })}
          {general.map(({ id, name }, at) => (
            <span key={id}>
              {at ? t('measures.op.comma') : ''}
              {can('plays.read') ? (
                <Link to="/strategy/plays" search={{ play: id }}>
                  {name[language]}
                </Link>
              ) : (
                name[language]
              )}
            </span>
          ))}
        </p>
      ) : null}
      <div className="matrixFoot">
        <KeyHints
          hints={[
            { keys: ['←', '↑', '↓', '→'], does: t('strategy.keys.move') },
            { keys: ['↵'], does: t('strategy.keys.open') },
          ]}
        />
        <span className="note">
          {t('strategy.inForce')}
          {tier ? <Link to="/strategy/tiers">{t('strategy.policy.tier', { version: tier.version })}</Link> : null}
          {t('measures.op.comma')}
          {lifecycle ? <Link to="/strategy/lifecycle">{t('strategy.policy.lifecycle', { version: lifecycle.version })}</Link> : null}
          {benefitsPolicy ? (
            <>
              {t('measures.op.comma')}
              <Link to="/strategy/benefits">{t('strategy.policy.benefits', { version: benefitsPolicy.version })}</Link>
            </>
          ) : null}
        </span>
      </div>
    </>
  );
}
