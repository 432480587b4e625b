import { type CalendarEvent, EVENT_NAMES_TAKEN, type PayloadField, payloadOf } from '@fulcrum/contract';
import type { EventAround } from './around.ts';
import { repeated } from './check-ids.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Path = PolicyIssue['path'];

/** What an announced event declares: fields of their own names, choices where one is chosen, and one type for an id over all calendars. */
export function checkPayload(event: CalendarEvent, path: Path, all: readonly EventAround[]): PolicyIssue[] {
  const payload = payloadOf(event);
  return [
    ...repeated(payload, 'payload').map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
    ...payload.flatMap((field, at) => [
      ...checkName(field, [...path, 'payload', at]),
      ...checkChoices(field, [...path, 'payload', at]),
      ...checkType(event.id, field, [...path, 'payload', at], all),
    ]),
  ];
}

function checkName({ id }: PayloadField, path: Path): PolicyIssue[] {
  if (!(EVENT_NAMES_TAKEN as readonly string[]).includes(id)) return [];
  return [
    issueAt(
      [...path, 'id'],
      'payload.taken',
      `“${id}”在剧本文字里另有含义，请换一个编号`,
      `Texts of plays mean something else by “${id}”: choose another id`,
    ),
  ];
}

function checkChoices({ type, choices, id }: PayloadField, path: Path): PolicyIssue[] {
  if ((type === 'choice') === Boolean(choices))
    return choices ? repeated(choices, 'choices').map((issue) => ({ ...issue, path: [...path, ...issue.path] })) : [];
  return [
    type === 'choice'
      ? issueAt(
          [...path, 'choices'],
          'payload.no_choices',
          `“${id}”是选项，请列出可选的值（choices）`,
          `“${id}” is a choice: list what may be chosen (choices)`,
        )
      : issueAt(
          [...path, 'choices'],
          'payload.choices',
          `“${id}”不是选项，请去掉 choices，或把类型改为 choice`,
          `“${id}” is no choice: leave choices out, or make its type choice`,
        ),
  ];
}

function checkType(event: string, { id, type }: PayloadField, path: Path, all: readonly EventAround[]): PolicyIssue[] {
  const other = all.find((one) => one.id !== event && one.payload.some((field) => field.id === id && field.type !== type));
  if (!other) return [];
  return [
    issueAt(
      [...path, 'type'],
      'payload.other_type',
      `事件“${other.id}”里的“${id}”是另一种类型，请统一类型，或换一个编号`,
      `“${id}” is of another type in the event “${other.id}”: use the same type, or another id`,
    ),
  ];
}
