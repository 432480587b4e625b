import type { Robot } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { RobotForm } from './robot-form.tsx';
import { TargetLine } from './target-line.tsx';
import { TargetsPanel } from './targets-panel.tsx';

/** The robots of groups: each with what it passes on, a test, and a form to add or change one. */
export function RobotsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.robots.list.queryOptions({ input: {} }));
  const about = ({ vendor, enabled, kinds }: Robot) =>
    `${t(`sending.vendorOf.${vendor}`)} · ${enabled ? t('sending.robotKinds', { count: kinds.length }) : t('sending.robotOff')}`;
  return (
    <TargetsPanel
      text={{ title: t('sending.robots'), note: t('sending.robotsNote'), none: t('sending.robotsNone'), add: t('sending.robotAdd') }}
      found={found}
      line={(robot, onOpen) => (
        <TargetLine
          key={robot.id}
          name={robot.name}
          note={about(robot)}
          test={() => client.robots.test({ id: robot.id })}
          taken={t('sending.robotSent')}
          onOpen={onOpen}
        />
      )}
      form={(before, onDone) => <RobotForm before={before} onDone={onDone} />}
      onClose={onClose}
    />
  );
}
