import { PlusOutlined } from '@ant-design/icons';
import { STEP_KINDS, type StepKind } from '@fulcrum/contract';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';

/** Adds a step: which one is chosen from a menu. */
export function AddStep({ label, onAdd }: { label: string; onAdd: (kind: StepKind) => void }) {
  const { t } = useTranslation();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: STEP_KINDS.map((kind) => ({ key: kind, label: t(`playStudio.kind.${kind}`) })),
        onClick: ({ key }) => {
          const kind = STEP_KINDS.find((one) => one === key);
          if (kind) onAdd(kind);
        },
      }}
    >
      <Button type="text" size="small" icon={<PlusOutlined aria-hidden />}>
        {label}
      </Button>
    </Dropdown>
  );
}
