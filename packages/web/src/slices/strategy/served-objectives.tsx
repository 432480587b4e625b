import { WarningOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDay } from '../../shell/day.ts';
import { objectivesOf, useServing } from './use-serving.ts';

/** Which objectives a policy serves, each as a way to the brief; a policy that serves none says so, once there are objectives. */
export function ServedObjectives({ policyId, quiet = false }: { policyId: string; quiet?: boolean }) {
  const { t } = useTranslation();
  const { asOf } = useDay();
  const serving = useServing();
  if (!serving?.objectives.length) return null;
  const served = objectivesOf(serving, policyId);
  if (served.length === 0)
    return quiet ? null : (
      <Link className="servedObjectives" to="/strategy/brief" search={{ asOf }}>
        <WarningOutlined aria-hidden /> {t('briefing.of.none')}
      </Link>
    );
  return (
    <span className="servedObjectives">
      {t('briefing.of.serves')}
      {served.map(({ id, title }, at) => (
        <span key={id}>
          {at ? t('measures.op.comma') : ''}
          <Link to="/strategy/brief" search={{ asOf, panel: `objectives:${id}` }}>
            {title}
          </Link>
        </span>
      ))}
    </span>
  );
}
