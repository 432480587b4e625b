/** What is wrong with one cell or row, as data: the web and the rejected file put it into words. */
export type ProblemCode =
  | 'import.row.not_json'
  | 'import.row.unknown_key'
  | 'import.row.too_many_cells'
  | 'import.row.refused_by_rule'
  | 'import.value.required'
  | 'import.value.not_a_number'
  | 'import.value.not_an_integer'
  | 'import.value.precision_lost'
  | 'import.value.not_a_boolean'
  | 'import.value.not_a_date'
  | 'import.value.date_ambiguous'
  | 'import.value.not_a_currency'
  | 'import.value.spreadsheet_error'
  | 'import.value.not_in_map';

export type ProblemParams = Readonly<Record<string, string | number>>;
export type Problem = Readonly<{ code: ProblemCode; params: ProblemParams }>;

/** A value, or the problem that stands in its way. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const read = <T>(value: T): Reading<T> => ({ ok: true, value });
export const unreadable = (code: ProblemCode, value: string, params: ProblemParams = {}): Reading<never> => ({
  ok: false,
  problem: { code, params: { value: value.length > 200 ? `${value.slice(0, 200)}…` : value, ...params } },
});
