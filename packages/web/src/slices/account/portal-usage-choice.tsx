import { useQuery } from '@tanstack/react-query';
import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem } from '../../kit/index.ts';

/** Which figures of its usage this customer reads on the portal: those of all customers, or its own. */
export function PortalUsageChoice({ accountId, may }: { accountId: string; may: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.portalMembers.usage.queryOptions({ input: { accountId } }));
  const metrics = useQuery(api.usage.metrics.queryOptions({ input: {} })).data?.items ?? [];
  const change = useChange({
    work: (chosen: string[] | null) => client.portalMembers.setUsage({ accountId, metrics: chosen }),
    changes: [api.portalMembers.usage.key()],
  });
  if (!found.data || !metrics.length) return null;
  const { own, general } = found.data;
  const chosen = own ?? general;
  const names = metrics.filter(({ id }) => chosen.includes(id)).map(({ name }) => name[language]);
  return (
    <div>
      <h3 className="lbl">{t('portalAccess.staff.usageLabel')}</h3>
      {may ? (
        <div className="row">
          <Switch
            size="small"
            checked={own !== null}
            loading={change.isPending}
            aria-label={t('portalAccess.staff.usageOwn')}
            onChange={(isOwn) => change.mutate(isOwn ? general : null)}
          />
          <span className="note">{t(own ? 'portalAccess.staff.usageOwn' : 'portalAccess.staff.usageGeneral')}</span>
        </div>
      ) : null}
      {may && own ? (
        <Select
          mode="multiple"
          className="wide"
          aria-label={t('portalAccess.staff.usageLabel')}
          placeholder={t('portalAccess.staff.usageNothing')}
          optionFilterProp="label"
          value={own}
          onChange={(next) => change.mutate(next)}
          options={metrics.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      ) : (
        <p className="note">{names.length ? names.join(language === 'zh' ? '、' : ', ') : t('portalAccess.staff.usageNothing')}</p>
      )}
      <ActionProblem error={change.error} />
    </div>
  );
}
