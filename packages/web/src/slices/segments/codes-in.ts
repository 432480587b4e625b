/** Codes or names in a pasted block or a file: the first cell of each line, each once. */
export function codesIn(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const single = lines.length === 1 ? (lines[0] ?? '').split(/[,，;；、\t]/) : lines.map((line) => line.split(/[,\t;]/)[0] ?? '');
  return [...new Set(single.map((word) => word.trim().replace(/^"(.*)"$/, '$1')).filter(Boolean))];
}
