import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { ActionProblem } from '../../kit/index.ts';

const SHOWN = 20;

/** What is wrong with a list, a line each with its place in what was pasted; nothing of the list was recorded. */
export function AnnounceProblem({ error, rows }: { error: unknown; rows: readonly number[] | null }) {
  const { t } = useTranslation();
  const issues = problemOf(error)?.issues ?? [];
  const here = useRef<HTMLDivElement>(null);
  // A long form may have it below its edge.
  useEffect(() => {
    if (error) here.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  if (!rows || !issues.length)
    return (
      <div ref={here}>
        <ActionProblem error={error} />
      </div>
    );
  const told = issues.slice(0, SHOWN).map(({ path, message }) => {
    const row = path[0] === 'lines' ? rows[Number(path[1])] : undefined;
    return { key: path.join('.'), text: row === undefined ? message : t('events.announce.row', { row, message }) };
  });
  return (
    <div ref={here}>
      <Alert
        className="actionProblem"
        type="error"
        role="alert"
        title={t('events.announce.refused', { count: issues.length })}
        description={
          <ul className="announceIssues">
            {told.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
            {issues.length > SHOWN ? <li>{t('events.announce.moreIssues', { count: issues.length - SHOWN })}</li> : null}
          </ul>
        }
      />
    </div>
  );
}
