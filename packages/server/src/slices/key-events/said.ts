import type { Both, CustomValues, PayloadField } from '@fulcrum/contract';

type Value = CustomValues[string];
export interface WrongSaid {
  field: string;
  code: string;
  message: Both;
}
export interface ReadSaid {
  said: CustomValues;
  wrong: WrongSaid[];
}

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
const sameWord = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** A value as its field keeps it; undefined: it does not fit. Text from a table is read by the field's type. */
function readValue({ type, choices }: PayloadField, value: Exclude<Value, null>): Value | undefined {
  const text = String(value).trim();
  switch (type) {
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'date':
      return isDay(text) ? text : undefined;
    case 'choice':
      return choices?.find(({ id, zh, en }) => [id, zh, en].some((name) => sameWord(name, text)))?.id;
    case 'text':
      return typeof value === 'string' || typeof value === 'number' ? text : undefined;
  }
}

const MISFITS: Record<PayloadField['type'], (field: PayloadField, text: string) => Both> = {
  number: ({ name }, text) => ({ zh: `“${name.zh}”应为数字，不能是“${text}”`, en: `“${name.en}” is a number, not “${text}”` }),
  date: ({ name }, text) => ({
    zh: `“${name.zh}”应为 2026-11-26 这样的日期，不能是“${text}”`,
    en: `“${name.en}” is a day like 2026-11-26, not “${text}”`,
  }),
  choice: ({ name, choices }, text) => ({
    zh: `“${name.zh}”没有“${text}”，可填：${choices?.map(({ zh }) => zh).join('、')}`,
    en: `“${name.en}” has no “${text}”: use ${choices?.map(({ en }) => en).join(', ')}`,
  }),
  text: ({ name }) => ({ zh: `“${name.zh}”应为文字`, en: `“${name.en}” is text` }),
};

const unknown = (id: string, payload: readonly PayloadField[]): WrongSaid => ({
  field: id,
  code: 'announcement.other_field',
  message: payload.length
    ? {
        zh: `这个事件没有字段“${id}”，可填：${payload.map(({ name }) => name.zh).join('、')}`,
        en: `The event has no field “${id}”: use ${payload.map(({ name }) => name.en).join(', ')}`,
      }
    : {
        zh: `这个事件没有声明内容字段，请去掉“${id}”，或在日历里声明`,
        en: `The event declares no fields: leave “${id}” out, or declare it in the calendar`,
      },
});

/** What is said of an account, held against what its event declares: every value that does not fit with its remedy. */
export function readSaid(payload: readonly PayloadField[], says: CustomValues): ReadSaid {
  const given = Object.entries(says).filter(([, value]) => value !== null && String(value).trim() !== '') as [
    string,
    Exclude<Value, null>,
  ][];
  const said: CustomValues = {};
  const wrong: WrongSaid[] = [];
  for (const [id, value] of given) {
    const field = payload.find((one) => one.id === id);
    const read = field && readValue(field, value);
    if (!field) wrong.push(unknown(id, payload));
    else if (read === undefined) wrong.push({ field: id, code: 'announcement.value', message: MISFITS[field.type](field, String(value)) });
    else said[id] = read;
  }
  const lacking = payload.filter(({ id, required }) => required && !given.some(([key]) => key === id));
  wrong.push(
    ...lacking.map(({ id, name }) => ({
      ...{ field: id, code: 'announcement.lacks' },
      message: { zh: `缺少“${name.zh}”，请填写`, en: `“${name.en}” is missing: fill it in` },
    })),
  );
  return { said, wrong };
}
