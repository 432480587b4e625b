import type { Risk } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { EndRisk } from './end-risk.tsx';
import { DueDay } from './risk-table.tsx';
import { WorkRisk } from './work-risk.tsx';

interface RiskPanelProps {
  accountId: string;
  riskId: string;
  asOf: string | undefined;
  onClose: () => void;
}

/** One risk: why it stands there, who does what by when, and how it ended. */
export function RiskPanel({ accountId, riskId, asOf, onClose }: RiskPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const found = useQuery(api.risks.list.queryOptions({ input: { accountId, asOf, limit: 200 } }));
  const risk = found.data?.items.find(({ id }) => id === riskId);
  const writes = (me?.may.includes('facts.write') ?? false) && asOf === undefined && risk?.state === 'open';
  return (
    <DockedPanel eyebrow={risk?.accountName} title={risk?.title[language] ?? '…'} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !risk ? (
        found.data ? (
          <p className="note">{t('risks.nothing')}</p>
        ) : (
          <SkeletonRows rows={4} />
        )
      ) : (
        <>
          <About risk={risk} />
          {writes ? (
            <>
              <WorkRisk key={risk.revision} risk={risk} />
              <EndRisk key={`end ${risk.revision}`} risk={risk} onDone={onClose} />
            </>
          ) : (
            <dl className="fieldList">
              <div>
                <dt>{t('risks.owner')}</dt>
                <dd>{risk.ownerName ?? '—'}</dd>
              </div>
              <div>
                <dt>{t('risks.due')}</dt>
                <dd>
                  <DueDay risk={risk} day={asOf ?? me?.today ?? ''} />
                </dd>
              </div>
              <div>
                <dt>{t('risks.plan')}</dt>
                <dd>{risk.plan ?? '—'}</dd>
              </div>
              {risk.endedOn ? (
                <div>
                  <dt>{t(`risks.stateOf.${risk.state}`)}</dt>
                  <dd>
                    {formatDate(risk.endedOn, language)} {risk.result}
                  </dd>
                </div>
              ) : null}
            </dl>
          )}
        </>
      )}
    </DockedPanel>
  );
}

function About({ risk }: { risk: Risk }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const date = formatDate(risk.raisedOn, language);
  return (
    <p className="note">
      {t(`risks.kindOf.${risk.kind}`)} ·{' '}
      {risk.ruleId === null ? t('risks.byPerson', { date, person: risk.raisedByName ?? '—' }) : t('risks.byRule', { date })}{' '}
      {risk.ruleId === null || risk.state !== 'open' ? null : risk.holds ? t('risks.holds') : t('risks.heldBefore')}
    </p>
  );
}
