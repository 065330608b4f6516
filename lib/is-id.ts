const ID_PATTERN = /^c[0-9a-z]{24}$/;

/** True for text of the shape `newId` produces; says nothing about whether a record exists. */
export function isId(text: string): boolean {
  return ID_PATTERN.test(text);
}
