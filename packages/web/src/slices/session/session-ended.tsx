import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { setSessionEnded } from '../../api/index.ts';
import { SignInForm } from './sign-in-form.tsx';
import type { Me } from './use-me.ts';

/** Asks the same person to sign in again over the page, which keeps all that was typed; anyone else starts afresh. */
export function SessionEnded({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const goOn = () => {
    setSessionEnded(false);
    return queries.invalidateQueries();
  };
  return (
    <dialog className="endedDialog" ref={dialog} aria-labelledby={id} onCancel={(event) => event.preventDefault()}>
      <h2 className="title" id={id}>
        {t('session.endedTitle')}
      </h2>
      <p className="sub">{t('session.endedDetail', { name: me.name })}</p>
      <SignInForm email={me.email} onSignedIn={goOn} />
      <Button type="text" block onClick={() => location.reload()}>
        {t('session.notMe', { name: me.name })}
      </Button>
    </dialog>
  );
}
