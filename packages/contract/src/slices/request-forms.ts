import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Both, Id, Language, LongText, Text } from '../shapes.ts';
import { RequestKind } from './request-shapes.ts';

export const ASKED = ['no', 'optional', 'required'] as const;
const Asked = z.enum(ASKED);
const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d+)?$/;
const isOrigin = (text: string): boolean => ORIGIN.test(text) && URL.canParse(text) && new URL(text).origin === text;

const fields = {
  /** The end of its address: `/f/<slug>`. */
  slug: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/),
  enabled: z.boolean(),
  languages: z.array(Language).min(1).max(2),
  title: Both,
  intro: Both.nullable(),
  /** What its writer has to agree to. */
  consent: Both.nullable(),
  productId: Id.nullable(),
  kind: RequestKind,
  phone: Asked,
  company: Asked,
  /** Whether public articles that may answer are shown while one types. */
  suggests: z.boolean(),
  /** Pages that may show it within theirs, such as `https://app.example.com`. */
  origins: z.array(z.string().max(200).refine(isOrigin)).max(20),
};
export const RequestForm = z.strictObject({ id: Id, ...fields, productName: z.string().nullable() });
export type RequestForm = z.infer<typeof RequestForm>;

/** A form as anybody sees it. */
export const FormPage = z.strictObject({
  organisation: z.string().nullable(),
  slug: z.string(),
  languages: z.array(Language),
  title: Both,
  intro: Both.nullable(),
  consent: Both.nullable(),
  phone: Asked,
  company: Asked,
  suggests: z.boolean(),
  origins: z.array(z.string()),
});
export type FormPage = z.infer<typeof FormPage>;

const Slug = { slug: z.string().max(60) };
const of = routesNeeding('requests.dispatch');

export const requestForms = {
  list: endpoint({
    ...of('GET', '/request-forms', 'Forms by which anybody may open a request'),
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(RequestForm) }),
  }),
  create: endpoint({
    ...of('POST', '/request-forms', 'Make a form; it stands at /f/<slug> at once if it is enabled'),
    status: 201,
    input: z.strictObject(fields),
    output: RequestForm,
  }),
  change: endpoint({
    ...of('PATCH', '/request-forms/{id}', 'Change a form'),
    input: z.strictObject({ id: Id, ...z.strictObject(fields).partial().shape }),
    output: RequestForm,
  }),
  remove: endpoint({
    ...of('DELETE', '/request-forms/{id}', 'Remove a form; requests that came by it stay'),
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
};

/** What anybody does with a form, signed in or not. */
export const formPages = {
  get: endpoint({
    method: 'GET',
    path: '/form-pages/{slug}',
    summary: 'A form to fill in',
    needs: 'public',
    input: z.strictObject(Slug),
    output: FormPage,
  }),
  suggest: endpoint({
    method: 'GET',
    path: '/form-pages/{slug}/articles',
    summary: 'Public articles that may answer what is being typed',
    needs: 'public',
    input: z.strictObject({ ...Slug, q: z.string().trim().min(1).max(200) }),
    output: z.strictObject({
      items: z.array(z.strictObject({ title: z.string(), language: Language, path: z.string().nullable() })),
    }),
  }),
  send: endpoint({
    method: 'POST',
    path: '/form-pages/{slug}',
    summary: 'Send a form: it opens a request, of the account whose person or mail domain it is; the same key once',
    needs: 'public',
    status: 201,
    input: z.strictObject({
      ...Slug,
      /** Made by whoever fills it in. */
      key: Id,
      channel: z.enum(['form', 'widget']).default('form'),
      name: Text,
      email: z.email().max(254),
      phone: z.string().trim().max(50).default(''),
      company: z.string().trim().max(200).default(''),
      subject: Text,
      text: LongText.min(1),
      agreed: z.boolean().default(false),
      /** Hidden from people: whoever fills it in is a program. */
      website: z.string().max(500).default(''),
    }),
    /** No number for a program. */
    output: z.strictObject({ number: z.number().int().nullable() }),
  }),
};
