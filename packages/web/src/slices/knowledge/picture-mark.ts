/** A picture as Markdown has it, called by its file's name. */
export const pictureMark = (name: string, url: string): string => `![${name.replace(/\.\w+$/, '').replace(/[[\]\n]/g, '')}](${url})`;
