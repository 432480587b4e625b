import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, setSessionEnded } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { portalMeQuery } from './portal-me.ts';

/** Where a mailed link leads. It asks for a click, since mail programs open links by themselves and each works once. */
export default function EnterLinkPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const token = useRouterState({ select: (state) => state.location.hash });
  const enter = useMutation({
    mutationFn: () => client.portal.enter({ token }),
    async onSuccess() {
      setSessionEnded(false);
      await queries.resetQueries(portalMeQuery());
      await navigate({ to: '/portal', replace: true });
    },
  });
  return (
    <div className="portalEnter">
      <title>{t('portalAccess.enter.linkTitle')}</title>
      <h1 className="answer">{t('portalAccess.enter.linkTitle')}</h1>
      <p className="sub">{t('portalAccess.enter.linkDetail')}</p>
      <ActionProblem error={enter.error} />
      {enter.error ? (
        <Link className="door" to="/portal">
          {t('portalAccess.enter.newLink')}
        </Link>
      ) : (
        <Button type="primary" block loading={enter.isPending} onClick={() => enter.mutate()}>
          {t('portalAccess.enter.linkGo')}
        </Button>
      )}
    </div>
  );
}
