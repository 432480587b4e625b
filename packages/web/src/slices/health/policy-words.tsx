import { type HealthMeasure, HealthPolicy, healthForms } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import type { Language } from '../../i18n/i18n.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, Failure, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { conditionWords, type MetricNames } from '../metrics/condition-words.ts';
import { useMetricNames } from '../metrics/use-metric-names.ts';
import { AwaitingApproval } from '../tiers/awaiting-approval.tsx';
import { PlannedVersion } from '../tiers/planned-version.tsx';
import { PolicyStanding } from '../tiers/policy-standing.tsx';
import { PolicyVersions } from '../tiers/policy-versions.tsx';

interface PolicyWordsProps {
  policyId: string;
  onYaml: () => void;
}

/** The policy in force, in words: who is judged by what, with which weights, and what caps the health. */
export function PolicyWords({ policyId, onYaml }: PolicyWordsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const names = useMetricNames();
  const found = useQuery(api.policies.get.queryOptions({ input: { id: policyId } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  const { planned, submission, submissions, versions, sample, document } = found.data;
  const policy = HealthPolicy.safeParse(document);
  return (
    <>
      <div className="row wrap healthPolicyHead">
        <PolicyStanding of={found.data} />
        <Button onClick={onYaml}>{t('tiers.policy.yaml')}</Button>
        {can('policies.edit') ? (
          <ButtonLink primary to="/strategy/studio" search={{ policy: policyId }}>
            {t('health.policy.edit')}
          </ButtonLink>
        ) : null}
      </div>
      {submission ? <AwaitingApproval key={submission.id} policy={found.data} submission={submission} /> : null}
      {planned ? <PlannedVersion policyId={policyId} planned={planned} /> : null}
      {sample ? <p className="note">{t('health.sampleNote')}</p> : null}
      {policy.success ? (
        <div className="healthPolicy">
          {healthForms(policy.data)
            .toReversed()
            .map((form) => {
              const variant = policy.data.variants.find(({ id }) => id === form.id);
              return (
                <section key={form.id}>
                  <h2 className="section">{form.name?.[language] ?? t('health.policy.everybody')}</h2>
                  <p className="note">
                    {variant ? t('health.policy.when', { condition: conditionWords(variant.when, names) }) : null}{' '}
                    {t('health.policy.coverage', { share: formatNumber(form.coverage, language, 'percent', 0) })}
                  </p>
                  {form.dimensions.map((dimension) => (
                    <table key={dimension.id} className="plainTable healthParts" aria-label={dimension.name[language]}>
                      <thead>
                        <tr>
                          <th scope="col">{dimension.name[language]}</th>
                          <th scope="col" className="right">
                            {formatNumber(dimension.weight / 100, language, 'percent', 0)}
                          </th>
                        </tr>
                      </thead>
                      <tbody>
                        {dimension.measures.map((measure) => (
                          <tr key={measure.id}>
                            <td>
                              {measure.name[language]} <span className="note block">{rule(measure, t, language, names)}</span>
                            </td>
                            <td className="right num">
                              {formatNumber((dimension.weight * measure.weight) / 10_000, language, 'percent', 0)}
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  ))}
                </section>
              );
            })}
          {policy.data.caps.length > 0 ? (
            <section>
              <h2 className="section">{t('health.policy.caps')}</h2>
              <ul className="healthMoves">
                {policy.data.caps.map((cap) => (
                  <li key={cap.id}>
                    <b className="num">≤ {formatNumber(cap.most, language)}</b>
                    <span>{cap.name[language]}</span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      ) : (
        <p className="ink2">{t('tiers.policy.unread')}</p>
      )}
      <PolicyVersions versions={versions} submissions={submissions} />
    </>
  );
}

/** How a figure becomes a mark. */
function rule({ normalise, metric }: HealthMeasure, t: TFunction, language: Language, names: MetricNames): string {
  const figure = (value: number) => names.value(metric, value);
  const mark = (value: number) => formatNumber(value, language, 'plain', 2);
  if (normalise.method === 'yes_no') return t('health.policy.yesNo', { yes: mark(normalise.yes), no: mark(normalise.no) });
  if (normalise.method === 'minmax') {
    const [none, full] = normalise.better === 'high' ? [normalise.min, normalise.max] : [normalise.max, normalise.min];
    return t('health.policy.minmax', { none: figure(none), full: figure(full) });
  }
  return normalise.bands
    .map(({ to, from, points }) =>
      to === undefined
        ? t('health.policy.bandFrom', { from: figure(from ?? 0), points: mark(points) })
        : t('health.policy.bandTo', { to: figure(to), points: mark(points) }),
    )
    .join(language === 'zh' ? '；' : '; ');
}
