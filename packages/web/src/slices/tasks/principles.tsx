import { CloseOutlined } from '@ant-design/icons';
import type { Task } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePreferences, preferences, usePreferences } from '../../kit/index.ts';

/** How one keeps in touch. Each shows where it matters, until its reader puts it away. */
export const PRINCIPLES = ['reach_out', 'key_first', 'cover_roles', 'no_promises', 'no_bargain', 'keep_confidences'] as const;
export type Principle = (typeof PRINCIPLES)[number];

const nameOf = (principle: Principle): string => `principle.${principle}`;

/** Renewals and payments are about money; meetings are the time to see who is not met yet. */
export function principlesOf({ playId, kind, tierRank }: Task): Principle[] {
  const money = playId !== null && /renewal|expired|payment|price|quote/.test(playId);
  return [
    ...(money ? (['no_bargain', 'no_promises'] as const) : []),
    ...(kind === 'visit' || kind === 'meeting' ? (['cover_roles'] as const) : []),
    ...(!money && tierRank === 0 ? (['key_first'] as const) : []),
  ];
}

/** Shows every principle again where it was put away. */
export const showPrinciples = (): void =>
  changePreferences({ putAway: preferences().putAway.filter((name) => !PRINCIPLES.some((each) => nameOf(each) === name)) });

/** Principles to keep in mind here; a line each. */
export function Principles({ of }: { of: readonly Principle[] }) {
  const { t } = useTranslation();
  const { putAway } = usePreferences();
  const shown = of.filter((principle) => !putAway.includes(nameOf(principle)));
  if (shown.length === 0) return null;
  return (
    <ul className="principles" aria-label={t('task.principle.label')}>
      {shown.map((principle) => (
        <li key={principle}>
          {t(`task.principle.${principle}`)}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('task.principle.away', { name: t(`task.principle.${principle}`) })}
            onClick={() => changePreferences({ putAway: [...putAway, nameOf(principle)] })}
          />
        </li>
      ))}
    </ul>
  );
}
