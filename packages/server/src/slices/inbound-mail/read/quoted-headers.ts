/** What mail programs of several languages write between dashes above the mail that is answered. */
const NAMES =
  /^(original (message|appointment)|forwarded message|reply message|原始邮件|邮件原件|原邮件|原始信件|回复的原邮件|转发的邮件|转发邮件信息|原始郵件|ursprüngliche nachricht|message (d'origine|original)|mensaje original|исходное сообщение|元のメッセージ)$/i;
const LONGEST_MARK = 200;
const SIGNS = '-_=* \t';
/** A line without the dashes around it, and how many of these there are on the side that has fewer. Looked at sign by sign: lines may be as long as somebody likes. */
function undashed(line: string): { inner: string; dashes: number } {
  let [from, to] = [0, line.length];
  while (from < to && SIGNS.includes(line[from]!)) from++;
  while (to > from && SIGNS.includes(line[to - 1]!)) to--;
  const count = (part: string) => part.replace(/[ \t]/g, '').length;
  return { inner: line.slice(from, to), dashes: from === to ? count(line) : Math.min(count(line.slice(0, from)), count(line.slice(to))) };
}
/** “----- Original Message -----”. */
export function isSeparator(line: string): boolean {
  if (line.length > LONGEST_MARK) return false;
  const { inner, dashes } = undashed(line);
  return dashes >= 2 && NAMES.test(inner);
}
/** A line that is drawn, with some words in it at most. */
export function isRule(line: string): boolean {
  if (line.length > LONGEST_MARK) return false;
  const { inner, dashes } = undashed(line);
  return dashes >= 3 && inner.length <= 30;
}

/** Recipients may be many. */
const LONGEST_LABELLED = 5000;
type Label = 'from' | 'to' | 'cc' | 'when' | 'subject';
const LABELS: Record<Label, string> = {
  from: 'from|发件人|發件人|寄件者|发送人|von|de|da|от|от кого|差出人',
  to: 'to|收件人|收件者|an|à|para|кому|宛先',
  cc: 'cc|抄送|副本|kopie|копия',
  when: 'sent|date|sent at|发送时间|发送日期|發送時間|日期|时间|寄件日期|gesendet|datum|envoyé|enviado|fecha|data|отправлено|дата|送信日時',
  subject: 'subject|主题|主題|主旨|betreff|objet|asunto|assunto|тема|件名',
};
const PATTERNS = Object.entries(LABELS).map(
  ([label, names]) => [label as Label, new RegExp(`^[\\s>*|]*(?:${names})\\s*\\**\\s*[:：]`, 'i')] as const,
);
const labelOf = (line: string): Label | null =>
  line.length > LONGEST_LABELLED ? null : (PATTERNS.find(([, pattern]) => pattern.test(line))?.[0] ?? null);

/** Labels that stand together: more of them than anybody writes by chance. */
const ENOUGH = 3;
const LONGEST_BLOCK = 12;

/** Whether the headers of an older mail begin at the line: at least three of them, whom it is from among these, each once and at most folded. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (/^\s*>/.test(lines[at]!) || !labelOf(lines[at]!)) return false;
  const found = new Set<Label>();
  let folded = 0;
  for (const line of lines.slice(at, at + LONGEST_BLOCK)) {
    const label = labelOf(line);
    if (label) {
      found.add(label);
      folded = 0;
    } else if (line.trim() === '' || ++folded > 2) break;
  }
  return found.size >= ENOUGH && found.has('from');
}
