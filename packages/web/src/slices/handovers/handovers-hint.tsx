import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

/** How many handovers wait for the reader, and for leads those nobody answered in time. Shows nothing else. */
export function HandoversHint() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { data } = useQuery(api.handovers.waiting.queryOptions({ input: {}, enabled: can('interactions.read') }));
  if (!data) return null;
  const { give, take, late } = data;
  return (
    <>
      {give + take > 0 ? (
        <p className="note">
          <Link to="/customers/handovers" search={{ view: take > 0 ? 'take' : 'give' }}>
            {t('handover.today', { take, give })}
          </Link>
        </p>
      ) : null}
      {late > 0 ? (
        <p className="note">
          <Link to="/customers/handovers" search={{ view: 'late' }}>
            {t('handover.todayLate', { count: late })}
          </Link>
        </p>
      ) : null}
    </>
  );
}
