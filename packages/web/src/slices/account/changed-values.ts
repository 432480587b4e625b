/** The values that differ from what the form began with; an emptied one is null. What was masked and not touched stays out. */
export function changedValues<Values extends object>(before: Partial<Values>, after: Values): { [Name in keyof Values]?: Values[Name] } {
  const emptied = (value: unknown) => (value === '' || value === undefined ? null : value);
  const changed = Object.entries(after).filter(([name, value]) => emptied(value) !== emptied(before[name as keyof Values]));
  return Object.fromEntries(changed.map(([name, value]) => [name, emptied(value)])) as Partial<Values>;
}
