/** HTML that the server made of Markdown and held against its list of tags: nothing else may be given here. */
export const Html = ({ html }: { html: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders and sanitises it, by a list that its tests attack
  <div className="prose articleText" dangerouslySetInnerHTML={{ __html: html }} />
);
