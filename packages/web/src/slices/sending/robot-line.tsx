import type { Robot } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

/** One robot: whose group, what it passes on, and a test that says what was answered. */
export function RobotLine({ robot, onOpen }: { robot: Robot; onOpen: () => void }) {
  const { t } = useTranslation();
  const test = useMutation({ mutationFn: () => client.robots.test({ id: robot.id }) });
  const state = robot.enabled ? t('sending.robotKinds', { count: robot.kinds.length }) : t('sending.robotOff');
  return (
    <li>
      <div className="row">
        <div className="grow">
          <div className="strong">{robot.name}</div>
          <div className="note">
            {t(`sending.vendorOf.${robot.vendor}`)} · {state}
          </div>
        </div>
        <Button
          size="small"
          loading={test.isPending}
          onClick={() => test.mutate()}
          aria-label={t('sending.robotTestOf', { name: robot.name })}
        >
          {t('sending.robotTest')}
        </Button>
        <Button size="small" onClick={onOpen} aria-label={t('sending.robotChangeOf', { name: robot.name })}>
          {t('sending.robotChange')}
        </Button>
      </div>
      <div role="status" className="sendingError note">
        {test.data?.sent ? t('sending.robotSent') : null}
        {test.data?.error ? t('sending.testFailed', { error: test.data.error }) : null}
      </div>
      <ActionProblem error={test.error} />
    </li>
  );
}
