interface Change {
  field: string;
  before: string;
  after: string;
  /** Neither changed nor new. */
  same: boolean;
}

/** Each value of a record before and after; what changed comes first. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields
    .map((field) => {
      const [was, is] = [textOf(old.get(field)), textOf(now.get(field))];
      return { field, before: was, after: is, same: was === is };
    })
    .toSorted((a, b) => Number(a.same) - Number(b.same));
}

/** A record by its fields; anything else as one value without a name. */
function entriesOf(value: unknown): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  if (typeof value === 'object' && !Array.isArray(value)) return new Map(Object.entries(value));
  return new Map([['—', value]]);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
