import { REGION_NAMES } from '@fulcrum/contract';
import { Select } from 'antd';
import { useState } from 'react';
import { regionName } from './choice-name.ts';

const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

interface RegionSelectProps {
  id?: string;
  value?: string | null;
  onChange?: (code: string | null) => void;
}

/** A region by its name; whoever sells elsewhere types the ISO 3166-2 code of theirs. */
export function RegionSelect({ id, value, onChange }: RegionSelectProps) {
  const [typed, setTyped] = useState('');
  const known = Object.keys(REGION_NAMES).map((code) => ({ value: code, label: regionName(code) }));
  const more = [...new Set([value ?? '', typed.trim().toUpperCase()])].filter((code) => CODE.test(code) && !REGION_NAMES[code]);
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      showSearch={{
        onSearch: setTyped,
        filterOption: (text, option) => `${option?.label} ${option?.value}`.toLowerCase().includes(text.trim().toLowerCase()),
      }}
      value={value ?? null}
      options={[...known, ...more.map((code) => ({ value: code, label: code }))]}
      onChange={(code: string | undefined) => onChange?.(code ?? null)}
    />
  );
}
