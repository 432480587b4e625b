import type { PortalSsoTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { PortalSsoForm } from './portal-sso-form.tsx';

const stateOf = (sso: PortalSsoTold['sso']) => (!sso ? 'none' : !sso.enabled ? 'off' : sso.others ? 'on' : 'only');

/** Whether the customer's people get into the portal by their company's own sign-in, and how it is reached. */
export function PortalSso({ accountId, may }: { accountId: string; may: boolean }) {
  const { t } = useTranslation();
  const [setting, setSetting] = useState(false);
  const found = useQuery(api.portalSso.get.queryOptions({ input: { accountId } }));
  if (found.error) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { sso } = found.data;
  return (
    <div>
      <h3 className="lbl">{t('portalAccess.sso.label')}</h3>
      <p className="note">
        {t(`portalAccess.sso.state.${stateOf(sso)}`)}
        {sso ? ` · ${sso.domains.join(', ')}` : null}
      </p>
      {may && !setting ? (
        <Button size="small" onClick={() => setSetting(true)}>
          {t(sso ? 'portalAccess.sso.change' : 'portalAccess.sso.setUp')}
        </Button>
      ) : null}
      {setting ? <PortalSsoForm accountId={accountId} told={found.data} onDone={() => setSetting(false)} /> : null}
    </div>
  );
}
