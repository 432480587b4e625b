import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure } from '../../kit/index.ts';
import { DaysOf, NextOf, ReachedOf } from './start-words.tsx';

/** The starts of projects under way at a customer; nothing where there is none. */
export function AccountStarts({ accountId }: { accountId: string }) {
  const language = useLanguage();
  const found = useQuery(api.projectStarts.list.queryOptions({ input: { accountId, limit: 20 } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  return found.data?.items.map((start) => (
    <p key={start.id} className="hairTop emptyNote">
      <Link to="/service/starts" search={{ of: start.id }} className="door">
        {[start.name[language], start.productName].filter(Boolean).join(' · ')}
      </Link>
      <span className="note block">
        <ReachedOf start={start} /> · <DaysOf start={start} />
      </span>
      <span className="note block">
        <NextOf start={start} />
      </span>
    </p>
  ));
}
