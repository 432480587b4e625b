import type { OwnersUnlearned } from '@fulcrum/contract';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';
import './owner-warning.css';

type Asked = Parameters<typeof client.trainingCoverage.owners>[0];

/** What who is about to own customers has not learned, before it is done; nothing while nobody is chosen, or where nothing is missing. */
export function OwnerWarning({ asked }: { asked: Asked | null }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { data } = useQuery(api.trainingCoverage.owners.queryOptions({ input: asked && can('facts.read') ? asked : skipToken }));
  if (!data?.missing.length) return null;
  const people = [...Map.groupBy(data.missing, ({ userId }) => userId).values()];
  return (
    <div role="alert" className="ownerWarning">
      <ul className="plainList">
        {people.map((theirs) => (
          <li key={theirs[0]?.userId}>
            <Lacking of={theirs} />
          </li>
        ))}
      </ul>
      <p className="note">{t(`training.giving.${data.rule === 'forbid' ? 'forbid' : 'warn'}`)}</p>
    </div>
  );
}

function Lacking({ of }: { of: OwnersUnlearned['missing'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const courses = of.map(({ courseTitle, accounts }) => t('training.giving.course', { course: courseTitle[language], count: accounts }));
  return t('training.giving.lacks', { name: of[0]?.name, courses: courses.join(t('training.giving.between')) });
}
