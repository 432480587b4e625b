/**
 * The shape that a translation of `Reference` must have: the same keys, any text. Chinese is the reference and needs one
 * plural form only (`key_other`); a language with a singular may add `key_one` beside it.
 */
export type Texts<Reference> = {
  [Key in keyof Reference]: Reference[Key] extends string ? string : Texts<Reference[Key]>;
} & { [Key in keyof Reference as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string };
