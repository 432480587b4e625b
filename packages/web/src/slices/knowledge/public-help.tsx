import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** Whether who is not signed in reads the public articles on the portal: for who runs the installation to say. */
export function PublicHelp() {
  const { t } = useTranslation();
  const { can } = useSession();
  const manages = can('settings.manage');
  const rules = useQuery({ ...api.portalMembers.rules.queryOptions({ input: {} }), enabled: manages });
  const change = useChange({
    work: (publicHelp: boolean) => client.portalMembers.setRules({ publicHelp }),
    changes: [api.portalMembers.rules.key()],
  });
  if (!rules.data) return null;
  return (
    <p>
      <Checkbox checked={rules.data.publicHelp} disabled={change.isPending} onChange={({ target }) => change.mutate(target.checked)}>
        {t('portal.staff.publicHelp')}
      </Checkbox>
      <ActionProblem error={change.error} />
    </p>
  );
}
