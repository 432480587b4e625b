/** The 3,755 everyday characters of GB2312 level 1 with its punctuation and full-width forms, as the decoder itself gives them. */
const everyday = (() => {
  const bytes: number[] = [];
  for (let lead = 0xa1; lead <= 0xd7; lead += 1) {
    if (lead > 0xa3 && lead < 0xb0) continue;
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) bytes.push(lead, trail);
  }
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
})();

/**
 * Western 8-bit text is often valid GB18030 by accident (`Année` reads as `Ann閑`). Real Chinese consists mostly of everyday characters;
 * such accidents hardly ever do. Feed it decoded text, then ask for the verdict.
 */
export function looksChinese(): { add(text: string): void; verdict(): boolean } {
  let beyondAscii = 0;
  let known = 0;
  return {
    add(text) {
      if (beyondAscii > 200_000) return;
      for (let at = 0; at < text.length; at += 1) {
        if (text.charCodeAt(at) < 0x80) continue;
        beyondAscii += 1;
        if (everyday.has(text[at]!)) known += 1;
      }
    },
    verdict: () => beyondAscii === 0 || known / beyondAscii >= 0.3,
  };
}
