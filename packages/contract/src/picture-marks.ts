/** Pictures of a Markdown text: what stands before the address, the address within brackets or bare, and what stands behind it. */
const MARKS = /(!\[[^\]\n]*\]\()(?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}))((?:\s+"[^"\n]*")?\))/g;

/** Where the pictures of a Markdown text lie, each once. */
export const pictureAddresses = (text: string): string[] => [
  ...new Set([...text.matchAll(MARKS)].map(([, , bracketed, bare]) => bracketed ?? bare ?? '')),
];

/** The text with its pictures elsewhere; an address for which there is no other stays. */
export const withPicturesAt = (text: string, others: ReadonlyMap<string, string>): string =>
  text.replace(MARKS, (mark, before: string, bracketed: string | undefined, bare: string | undefined, after: string) => {
    const other = others.get(bracketed ?? bare ?? '');
    return other === undefined ? mark : `${before}${other}${after}`;
  });

const LIES_BESIDE = /^(?![a-z][a-z+.-]*:|[/#])/i;
/** Whether a picture is a file beside that of the text. */
export const liesBeside = (address: string): boolean => LIES_BESIDE.test(address);
