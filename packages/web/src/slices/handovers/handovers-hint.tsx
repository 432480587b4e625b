import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

/** For leads: how many handovers nobody answered in time. What waits for the reader stands on the list. */
export function HandoversHint() {
  const { t } = useTranslation();
  const { can } = useSession();
  const { data } = useQuery(api.handovers.waiting.queryOptions({ input: {}, enabled: can('interactions.read') }));
  if (!data?.late) return null;
  return (
    <p className="note">
      <Link to="/customers/handovers" search={{ view: 'late' }}>
        {t('handover.todayLate', { count: data.late })}
      </Link>
    </p>
  );
}
