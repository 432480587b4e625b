import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionProblem } from '../../kit/index.ts';

interface TargetLineProps {
  name: string;
  note: string;
  /** Absent: there is nothing that could be tried. */
  test?: (() => Promise<{ sent: boolean; error: string | null }>) | undefined;
  /** What is said once the other side has taken the test. */
  taken?: string;
  /** What is said of a failure; absent: that it was not sent. */
  refused?: (error: string) => string;
  onOpen: () => void;
}

/** Somewhere that is told things: what it is, and a test that says what was answered. */
export function TargetLine({ name, note, test, taken, refused, onOpen }: TargetLineProps) {
  const { t } = useTranslation();
  const tested = useMutation({ mutationFn: async () => test?.() ?? null });
  return (
    <li>
      <div className="row">
        <div className="grow">
          <div className="strong">{name}</div>
          <div className="note sendingError">{note}</div>
        </div>
        {test ? (
          <Button size="small" loading={tested.isPending} onClick={() => tested.mutate()} aria-label={t('sending.robotTestOf', { name })}>
            {t('sending.robotTest')}
          </Button>
        ) : null}
        <Button size="small" onClick={onOpen} aria-label={t('sending.robotChangeOf', { name })}>
          {t('sending.robotChange')}
        </Button>
      </div>
      <div role="status" className="sendingError note">
        {tested.data?.sent ? taken : null}
        {tested.data?.error ? (refused?.(tested.data.error) ?? t('sending.testFailed', { error: tested.data.error })) : null}
      </div>
      <ActionProblem error={tested.error} />
    </li>
  );
}
