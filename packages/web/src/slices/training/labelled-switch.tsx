import { Switch } from 'antd';

interface LabelledSwitchProps {
  id: string;
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

/** What narrows a list by one press. */
export function LabelledSwitch({ id, label, checked, onChange }: LabelledSwitchProps) {
  return (
    <p className="row listSwitch">
      <Switch id={id} checked={checked} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </p>
  );
}
