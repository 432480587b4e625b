import type { ModeratedQuestion } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Who wrote a post: the name that others read, and of whom one sees, the person and the company. */
export function Writer({ post }: { post: Pick<ModeratedQuestion, 'byName' | 'accountId' | 'accountName' | 'personName' | 'blocked'> }) {
  const { t } = useTranslation();
  const { byName, accountId, accountName, personName, blocked } = post;
  return (
    <>
      <b>{byName}</b>
      {accountId ? (
        <>
          {' · '}
          {personName}{' '}
          <Link className="door" to="/customers/$accountId" params={{ accountId }}>
            {accountName}
          </Link>
        </>
      ) : null}{' '}
      {blocked ? <span className="tag strong">{t('community.blocked')}</span> : null}
    </>
  );
}
