import type { PolicyIssue } from './parse-policy.ts';

/** Ids that stand twice, at their second place. */
export function repeated(list: readonly { id: string }[], name: string): PolicyIssue[] {
  const first = new Map<string, number>();
  return list.flatMap(({ id }, index) => {
    if (!first.has(id)) {
      first.set(id, index);
      return [];
    }
    const message = { zh: `编号“${id}”重复，请改用另一个编号`, en: `The id “${id}” stands twice: choose another` };
    return [{ path: [name, index, 'id'], code: 'id.repeated', message }];
  });
}
