import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface StateProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  /** The heading's level on its page. */
  level?: 1 | 2 | 3;
  role?: 'alert';
}

function State({ title, children, actions, level = 2, role }: StateProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="state" role={role}>
      <Heading className="section">{title}</Heading>
      <div className="ink2 prose">{children}</div>
      {actions ? <div className="row stateActions">{actions}</div> : null}
    </section>
  );
}

/** Nothing here: what belongs here, why there is nothing, the next likely moment (`children`), and one button (`action`). */
export function EmptyState({
  title,
  children,
  action,
  level,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  level?: 1 | 2 | 3;
}) {
  return (
    <State title={title} actions={action} level={level}>
      {children}
    </State>
  );
}

/** What the server says of a failure, as in application/problem+json. */
export interface Problem {
  title?: string;
  detail?: string;
  /** The reference that the log carries too. */
  reference?: string;
}

/** A failure in the place that failed: what, what still works, retry, and a reference to copy. */
export function ErrorState({ problem, onRetry, level }: { problem: Problem; onRetry?: () => void; level?: 1 | 2 | 3 }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const { reference } = problem;
  const copy = async () => {
    await navigator.clipboard.writeText(reference ?? '');
    setCopied(true);
  };
  return (
    <State
      role="alert"
      level={level}
      title={problem.title ?? t('kit.state.errorTitle')}
      actions={
        <>
          {onRetry ? <Button onClick={onRetry}>{t('kit.state.retry')}</Button> : null}
          {reference ? (
            <Button type="text" onClick={copy}>
              {copied ? t('kit.state.copied') : t('kit.state.copyReference')}
            </Button>
          ) : null}
        </>
      }
    >
      {problem.detail ?? t('kit.state.errorDetail')}
      {reference ? <span className="reference">{t('kit.state.reference', { reference })}</span> : null}
    </State>
  );
}

/** Something the reader's role does not see: what is hidden, what they do see and whom to ask (`children`). */
export function ForbiddenState({
  title,
  children,
  onAsk,
  level,
}: {
  title: string;
  children: ReactNode;
  onAsk?: () => void;
  level?: 1 | 2 | 3;
}) {
  const { t } = useTranslation();
  return (
    <State title={title} level={level} actions={onAsk ? <Button onClick={onAsk}>{t('kit.state.askAccess')}</Button> : null}>
      {children}
    </State>
  );
}
