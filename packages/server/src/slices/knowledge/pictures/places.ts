import { pictureAddresses } from '@fulcrum/contract';

const ID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const IMAGES = '/api/v1/articles/images/';

export const imageUrl = (id: string): string => `${IMAGES}${id}`;
/** Pictures that an article shows. */
export const OWN_IMAGE = new RegExp(`^${IMAGES}${ID}$`);
/** What a draft may show besides, for who sees it there: it is taken along when the draft is saved. */
export const SOURCES = {
  request: new RegExp(`^/api/v1/service-requests/${ID}/files/${ID}$`),
  question: new RegExp(`^/api/v1/community-questions/${ID}/pictures/${ID}$`),
} as const;
export type SourceKind = keyof typeof SOURCES;

export interface Source {
  kind: SourceKind;
  /** As the text has it. */
  address: string;
  id: string;
  pictureId: string;
}
/** Pictures that a text shows from elsewhere than articles. */
export const sourcesIn = (body: string): Source[] =>
  pictureAddresses(body).flatMap((address) =>
    (Object.keys(SOURCES) as SourceKind[]).flatMap((kind) => {
      const found = SOURCES[kind].exec(address);
      return found ? [{ kind, address, id: found[1]!, pictureId: found[2]! }] : [];
    }),
  );
/** Pictures of articles that a text shows. */
export const imagesIn = (body: string): string[] => pictureAddresses(body).flatMap((address) => OWN_IMAGE.exec(address)?.[1] ?? []);
