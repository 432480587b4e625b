/** A line that says who it is from, or how it was sent, and nothing else. */
const DEVICE =
  /^\s*[[(（<]?(sent (from|by|with|via)|get outlook for|von meinem .{1,40} gesendet|envoyé (de|depuis)|отправлено (с|из)|发自|发送自|從我的|从我的|來自|来自我的|由我的|via mobile).{0,60}$/i;
const CLOSING =
  /^\s*((many |best |kind |warm )?(thanks|thank you)( (so|very) much| again| in advance| and (best |kind )?regards)?|(best|kind|warm|warmest) (regards|wishes)|regards|cheers|sincerely|yours (sincerely|truly|faithfully)|best|br|mit freundlichen grüßen|viele grüße|cordialement|saludos|с уважением|谢谢|多谢|感谢|此致|敬礼|顺祝商祺|顺颂商祺|祝好|祝商祺|祝您工作愉快|以上[，,]?\s*谢谢)\s*[,，.。!！~～]*\s*$/i;
/** “-- ” is the mark of old (RFC 3676); a longer line counts when what is below looks like somebody’s card. */
const MARK = /^\s*--\s*$/;
const RULE = /^\s*[-_—–=]{4,}\s*$/;
const CONTACT =
  /@[\w-]+\.\w|https?:|www\.|\b\d{3,4}[-\s.)]\s?\d{3,}|\+\d{6,}|1[3-9]\d{9}|^\s*(t|f|m|tel|fax|phone|mobile|电话|手机|邮箱|传真|地址|skype|微信)\s*[:：.]/i;

const LONGEST_LINE = 70;
/** A longer line is no part of a signature, whatever it says. */
const LONGEST_LOOKED_AT = 200;
const MOST_LINES = 12;
const isBlank = (line: string): boolean => line.trim() === '';
/** Lines as a card has them: few and short, none a sentence. */
const isCard = (lines: readonly string[], most = MOST_LINES): boolean => {
  const said = lines.filter((line) => !isBlank(line));
  return (
    said.length <= most &&
    said.every(
      (line) => line.length <= LONGEST_LINE && !/[.。?？!！;；]\s*$/.test(line.replace(/\b(inc|ltd|co|ph\.d|jr|sr|dr)\.\s*$/i, '')),
    )
  );
};

/** Whether the line is the sender’s name, alone or with what goes with names. */
function isName(line: string, names: readonly string[]): boolean {
  const said = line.toLowerCase();
  return line.length <= 60 && said.split(/\s+/).length <= 6 && !/[?？!！。]\s*$/.test(line) && names.some((name) => said.includes(name));
}

/** What somebody may call themselves: their name as the mail says it, its words, and what stands before the @. */
function namesOf({ name, address }: { name: string; address: string }): string[] {
  const words = [name, ...name.split(/[\s,.]+/), (address.split('@')[0] ?? '').split(/[._\d-]/)[0] ?? ''].map((word) =>
    word.trim().toLowerCase(),
  );
  return [...new Set(words)].filter((word) => (/\P{ASCII}/u.test(word) ? word.length >= 2 : word.length >= 3));
}

/** Where the signature begins at the latest mark of one; null where there is none. */
function beginOf(lines: readonly string[], names: readonly string[]): number | null {
  const from = Math.max(0, lines.length - 2 * MOST_LINES - 2);
  for (let at = from; at < lines.length; at++) {
    const [line, below] = [lines[at]!, lines.slice(at + 1)];
    if (line.length > LONGEST_LOOKED_AT) continue;
    if (MARK.test(line) && below.filter((one) => !isBlank(one)).length <= 2 * MOST_LINES) return at;
    if (RULE.test(line) && isCard(below) && below.some((one) => CONTACT.test(one))) return at;
    if (CLOSING.test(line) && isCard(below, 8)) return at;
    const isApart = at === 0 || isBlank(lines[at - 1]!);
    if (isApart && isName(line, names) && isCard(below, 8)) return at;
    if (DEVICE.test(line) && below.every((one) => isBlank(one))) return at;
  }
  return null;
}

/** What somebody wrote, and how they signed it. A mail that is nothing but a signature stays as it is: to lose words is worse than to show a name. */
export function splitSignature(text: string, sender: { name: string; address: string }): { text: string; signature: string } {
  const lines = text.split('\n');
  const at = beginOf(lines, namesOf(sender));
  const said = at === null ? '' : lines.slice(0, at).join('\n').trim();
  return at === null || !said ? { text: text.trim(), signature: '' } : { text: said, signature: lines.slice(at).join('\n').trim() };
}
