import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

/** Sends a mail to the reader by the server as it is saved, and says what came of it. */
export function ServerTest() {
  const { t } = useTranslation();
  const test = useMutation({ mutationFn: () => client.mail.test({}) });
  return (
    <div className="sendingTest">
      <p className="note">{t('sending.testNote')}</p>
      <Button loading={test.isPending} onClick={() => test.mutate()}>
        {t('sending.test')}
      </Button>
      <div role="status" className="sendingError">
        {test.data?.sent ? <p>{t('sending.testSent', { to: test.data.to })}</p> : null}
        {test.data?.error ? <p className="problemNote">{t('sending.testFailed', { error: test.data.error })}</p> : null}
      </div>
      <ActionProblem error={test.error} />
    </div>
  );
}
