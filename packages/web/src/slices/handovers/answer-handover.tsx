import type { HandoverTold } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { FormFoot, ProblemNote, shownProblem } from '../../kit/index.ts';
import { OwnerWarning } from '../training/owner-warning.tsx';
import { useHandoverAction } from './use-handover-action.ts';

/** The taker accepts the customer, or sends it back with what is missing. */
export function AnswerHandover({ handover }: { handover: HandoverTold }) {
  const { t } = useTranslation();
  const [returning, setReturning] = useState(false);
  const { id, revision } = handover;
  const accept = useHandoverAction(
    () => client.handovers.accept({ id, revision }),
    ({ toName }) => t('handover.accepted', { name: toName }),
  );
  if (returning) return <ReturnForm handover={handover} onCancel={() => setReturning(false)} />;
  return (
    <div className="workForm">
      <OwnerWarning asked={{ ids: [handover.accountId], ownerId: handover.toId }} />
      <ProblemNote problem={accept.error ? shownProblem(accept.error) : null} />
      <div className="row formActions">
        <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
          {t('handover.accept')}
        </Button>
        <Button onClick={() => setReturning(true)}>{t('handover.return')}</Button>
      </div>
    </div>
  );
}

function ReturnForm({ handover, onCancel }: { handover: HandoverTold; onCancel: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [none, setNone] = useState(false);
  const { id, revision } = handover;
  const back = useHandoverAction((items: { id: string; why: string }[]) => client.handovers.return({ id, revision, items }));
  const finish = (values: Record<string, string | undefined>) => {
    const items = handover.items.flatMap((item) => {
      const why = values[item.id]?.trim();
      return why ? [{ id: item.id, why }] : [];
    });
    setNone(items.length === 0);
    if (items.length > 0) back.mutate(items);
  };
  return (
    <Form<Record<string, string | undefined>>
      name="returnHandover"
      layout="vertical"
      requiredMark={false}
      onFinish={finish}
      className="workForm"
    >
      <h3 className="lbl">{t('handover.returnTitle')}</h3>
      {handover.items.map((item) => (
        <Form.Item key={item.id} name={item.id} label={t('handover.returnWhy', { item: item.name[language] })}>
          <Input maxLength={200} />
        </Form.Item>
      ))}
      {none ? <p role="alert">{t('handover.returnNeeded')}</p> : null}
      <FormFoot error={back.error} saving={back.isPending} save={t('handover.return')}>
        <Button onClick={onCancel}>{t('handover.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
