import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/index.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { formatMoney, ProblemNote, shownProblem } from '../kit/index.ts';
import { DayField } from '../slices/tasks/index.ts';

/** One amount that is to be corrected. */
export interface AdjustedLine {
  key: string;
  name: string;
  /** What it stands at, with the adjustments so far. */
  standing: string;
  /** What it should be, as far as somebody said so already. */
  wanted?: string | undefined;
}
export interface AdjustmentGiven {
  happenedOn: string;
  reason: string;
  amounts: Record<string, string>;
}

interface AdjustFormProps {
  /** What is corrected, as a person names it. */
  original: string;
  /** The day of what is corrected: no adjustment is older. */
  since: string;
  lines: readonly AdjustedLine[];
  currency: string | undefined;
  onSave: (given: AdjustmentGiven) => Promise<unknown>;
  onClose: () => void;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Amounts of a screen: six places are what is kept. */
export const differenceOf = (amount: string | undefined, standing: string): string | null =>
  NUMBER.test(amount ?? '') && NUMBER.test(standing) ? String(Number((Number(amount) - Number(standing)).toFixed(6))) : null;
const plain = (amount: string) => (NUMBER.test(amount) ? amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : '');

/** Corrects amounts by an adjustment in an open month: what stands, what it should be, the difference, the day and why. */
export function AdjustForm({ original, since, lines, currency, onSave, onClose }: AdjustFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const [form] = Form.useForm<AdjustmentGiven>();
  const amounts = Form.useWatch('amounts', form) as Record<string, string> | undefined;
  const save = useMutation({ mutationFn: onSave, onSuccess: onClose });
  // To the cent: a rounded figure would hide what is corrected.
  const money = (amount: string) => (NUMBER.test(amount) ? formatMoney(amount, currency ?? 'CNY', language, true) : amount);
  const isChanged = lines.some(({ key, standing }) => Number(differenceOf(amounts?.[key], standing) ?? 0) !== 0);
  return (
    <Form<AdjustmentGiven>
      form={form}
      name="adjust"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{
        happenedOn: me?.today,
        amounts: Object.fromEntries(lines.map(({ key, standing, wanted }) => [key, wanted ?? plain(standing)])),
      }}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <p className="note">{t('records.adjust.note', { original })}</p>
      {lines.map(({ key, name, standing }) => {
        const difference = differenceOf(amounts?.[key], standing);
        return (
          <section key={key} className="adjustLine" aria-label={name}>
            {lines.length > 1 ? <p className="strong adjustName">{name}</p> : null}
            <dl className="adjustFigures">
              <div>
                <dt>{t('records.adjust.standing')}</dt>
                <dd>{money(standing)}</dd>
              </div>
              <div>
                <dt>{t('records.adjust.difference')}</dt>
                <dd className="strong">{difference === null ? '—' : money(difference)}</dd>
              </div>
            </dl>
            <Form.Item
              name={['amounts', key]}
              label={t('records.adjust.amount')}
              rules={[{ required: true, pattern: NUMBER, message: t('records.notANumber') }]}
            >
              <Input inputMode="decimal" maxLength={24} />
            </Form.Item>
          </section>
        );
      })}
      <DayField name="happenedOn" label={t('records.adjust.day')} min={since} />
      <Form.Item
        name="reason"
        label={t('records.adjust.reason')}
        rules={[{ required: true, whitespace: true, message: t('records.adjust.reasonMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isChanged}>
          {t('records.adjust.save')}
        </Button>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}
