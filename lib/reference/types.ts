/** One value of an input or an answer, as a person reads it. */
export interface ReferenceField {
  /** `roles[].entityId`, from the top of the body. */
  name: string;
  /** `text`, `one of A, B`, `list of text`. */
  type: string;
  isRequired: boolean;
  description: string;
}

export interface ReferenceOperation {
  /** The operation's own name, unique in its document. */
  id: string;
  /** Group: “API tokens”. */
  tag: string;
  method: string;
  /** With the base in front. */
  path: string;
  summary: string;
  description: string;
  parameters: ReferenceField[];
  body: ReferenceField[];
  answer: ReferenceField[];
  responses: { status: string; description: string }[];
}
