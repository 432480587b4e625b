import { Select } from 'antd';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { Labelled } from './labelled.tsx';

/** Several numbers of days, typed one after the other; below zero only where that means something. */
export function MarksSelect({
  label,
  note,
  value,
  order,
  signed = false,
}: {
  label: string;
  note: string;
  value: readonly number[];
  order: (a: number, b: number) => number;
  signed?: boolean;
}) {
  const { set } = useStudioForm();
  const path = ['trigger', 'at'];
  const isDays = signed ? /^[-−]?\d{1,3}$/ : /^\d{1,3}$/;
  const read = (typed: string) => (isDays.test(typed.trim()) ? [Number(typed.trim().replace('−', '-'))] : []);
  return (
    <Labelled path={path} label={label} deep>
      <Select<string[]>
        id={controlId(path)}
        mode="tags"
        className="wide"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', ' ', '/']}
        value={value.map(String)}
        onChange={(next) => set(path, next.flatMap(read).toSorted(order))}
      />
      <p className="note">{note}</p>
    </Labelled>
  );
}
