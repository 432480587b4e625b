import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Path } from './policy-text.ts';
import { useStudioForm } from './studio-form-context.ts';

interface PartActionsProps {
  list: Path;
  at: number;
  count: number;
  name: string;
  /** Where moving or taking out is more than that; else the form does it. */
  onMove?: (to: number) => void;
  onRemove?: () => void;
}

/** Moves a part up or down, or takes it out. */
export function PartActions({ list, at, count, name, onMove, onRemove }: PartActionsProps) {
  const { t } = useTranslation();
  const { move, remove } = useStudioForm();
  const moveTo = onMove ?? ((to: number) => move(list, at, to));
  return (
    <div className="row partActions">
      <Button
        size="small"
        icon={<ArrowUpOutlined aria-hidden />}
        disabled={at === 0}
        aria-label={t('studio.part.up', { name })}
        onClick={() => moveTo(at - 1)}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined aria-hidden />}
        disabled={at === count - 1}
        aria-label={t('studio.part.down', { name })}
        onClick={() => moveTo(at + 1)}
      />
      <span className="grow" />
      <Button
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('studio.part.removeNamed', { name })}
        onClick={onRemove ?? (() => remove(list, at))}
      >
        {t('studio.part.remove')}
      </Button>
    </div>
  );
}
