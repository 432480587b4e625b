import { EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Popover } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import './reveals.css';

/** How long a value stays in sight. */
const SHOWN_MS = 60_000;
const SHORTEST = 6;
/** Fields with a word of their own; others bring theirs. */
type Field = 'name' | 'phone' | 'email' | 'wechat' | 'amount' | 'margin' | 'grossMarginRate' | 'amount12m' | 'arr' | 'growth12m';
type Asked = { field: Field; what?: string } | { field: string; what: string };

type RevealProps = Asked & {
  /** As the audit calls it. */
  entity: string;
  id: string;
  /** The value as the reader's role sees it; masked ones have stars. */
  value: string;
  /** How the value is written once it is known, and while it needs no reveal. */
  children?: (value: string) => ReactNode;
};

/** A value that may be masked: to who may, its stars are a button that asks a reason and shows the value for a minute. */
export function Reveal({ value, children = (text) => text, ...of }: RevealProps) {
  const { can } = useSession();
  const [known, setKnown] = useState<string | null>();
  const { t } = useTranslation();
  useEffect(() => {
    if (known === undefined) return;
    const timer = setTimeout(() => setKnown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [known]);
  if (known !== undefined)
    return <span className="revealed">{known === null ? <span className="ink3">{t('revealing.none')}</span> : children(known)}</span>;
  if (!value.includes('**') || !can('values.reveal')) return children(value);
  const what = of.what ?? t(`revealing.what.${of.field as Field}`);
  return <Ask entity={of.entity} id={of.id} field={of.field} what={what} value={value} onKnown={setKnown} />;
}

interface AskProps {
  entity: string;
  id: string;
  field: string;
  what: string;
  value: string;
  onKnown: (value: string | null) => void;
}

function Ask({ entity, id, field, what, value, onKnown }: AskProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const ask = useMutation({
    mutationFn: (reason: string) => client.reveals.reveal({ entity, id, field, reason }),
    onSuccess: ({ value: shown }) => onKnown(shown),
  });
  const form = (
    <Form<{ reason: string }> layout="vertical" requiredMark={false} className="revealForm" onFinish={({ reason }) => ask.mutate(reason)}>
      <Form.Item name="reason" label={t('revealing.reason')} rules={[{ required: true, min: SHORTEST, message: '' }]}>
        <Input.TextArea autoFocus rows={2} maxLength={200} />
      </Form.Item>
      <p className="note">{t('revealing.note')}</p>
      <ActionProblem error={ask.error} />
      <div className="row">
        <Button size="small" type="primary" htmlType="submit" loading={ask.isPending}>
          {t('revealing.action')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {t('revealing.cancel')}
        </Button>
      </div>
    </Form>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" title={t('revealing.title', { what })} content={form} destroyOnHidden>
      <button type="button" className="revealButton num nowrap" aria-label={t('revealing.show', { what, value })} aria-expanded={open}>
        {value} <EyeOutlined aria-hidden />
      </button>
    </Popover>
  );
}
