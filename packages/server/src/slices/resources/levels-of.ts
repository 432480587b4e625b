/** Levels as the catalogue writes them: parted by commas of either language; none means every level. */
export const levelsOf = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split(/[,，、\s]+/)
    .map((part) => part.trim())
    .filter(Boolean);
