import { ColumnHeightOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, shownColumns } from './data-table-columns.tsx';
import { changePreferences, usePreferences } from './preferences.ts';

// From so many columns on, one searches.
const SEARCHED_FROM = 14;

/** Which columns a list shows; kept on this device under `list`. */
export function ColumnChooser<Row>({ list, columns }: { list: string; columns: Column<Row>[] }) {
  const { t } = useTranslation();
  const { columns: chosen } = usePreferences();
  const shown = shownColumns(columns, chosen[list]).map((column) => column.key);
  const choose = (keys: string[]) => changePreferences({ columns: { ...chosen, [list]: keys } });
  const reset = () => {
    const { [list]: _, ...rest } = chosen;
    changePreferences({ columns: rest });
  };
  const [words, setWords] = useState('');
  const offered = columns.filter((column) => column.title.toLowerCase().includes(words.trim().toLowerCase()));
  const choices = (
    <section className="chooser" aria-label={t('kit.table.columnsTitle')}>
      <div className="note">{t('kit.table.columnsTitle')}</div>
      {columns.length > SEARCHED_FROM ? (
        <Input
          size="small"
          allowClear
          value={words}
          aria-label={t('kit.table.columnsSearch')}
          placeholder={t('kit.table.columnsSearch')}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      <div className="chooserList">
        {offered.map((column) => (
          <Checkbox
            key={column.key}
            checked={shown.includes(column.key)}
            disabled={column.always}
            onChange={(event) => choose(event.target.checked ? [...shown, column.key] : shown.filter((key) => key !== column.key))}
          >
            {column.title}
          </Checkbox>
        ))}
      </div>
      <Button size="small" type="text" onClick={reset}>
        {t('kit.table.columnsReset')}
      </Button>
    </section>
  );
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={choices}>
      <Button size="small" type="text" icon={<SettingOutlined aria-hidden />}>
        {t('kit.table.columns')}
      </Button>
    </Popover>
  );
}

/** Switches every list between compact and relaxed rows. */
export function DensitySwitch() {
  const { t } = useTranslation();
  const { density } = usePreferences();
  const word = t(`kit.table.${density}`);
  return (
    <Button
      size="small"
      type="text"
      icon={<ColumnHeightOutlined aria-hidden />}
      aria-label={t('kit.table.density', { density: word })}
      onClick={() => changePreferences({ density: density === 'compact' ? 'relaxed' : 'compact' })}
    >
      {word}
    </Button>
  );
}
