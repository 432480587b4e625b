/** The last part of a file's name, without signs that steer: it may come as a whole path, or with line breaks for a header. */
export const plainName = (name: string, whenEmpty: string): string =>
  name.replace(/^.*[\\/]/, '').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '') || whenEmpty;
