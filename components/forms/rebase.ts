import { formatList } from '#lib/format.ts';

/** How one value of a form is compared, and told to a person who is about to replace what somebody else saved. */
export interface RecordField<V> {
  /** As the middle of a sentence: `name`, `allowed IP addresses`. */
  words: string;
  /** Whether saving the one would leave a record that holds the other as it is. */
  isSame: (one: V, other: V) => boolean;
  /** `The saved name is now “ci”.`: what somebody else made of `base`. */
  tell: (saved: V, base: V) => string;
}

/** Every value of a form, in the order of its fields. */
export type RecordFields<T extends object> = { [Name in keyof T]: RecordField<T[Name]> };

/** Of a long text only the beginning is told. */
const TEXT_TOLD = 80;
/** Entries of a list that are named before "N more". */
const ENTRIES_TOLD = 6;

/** Typed text; spaces around it make no difference. */
export function textField(words: string): RecordField<string> {
  return {
    words,
    isSame: (one, other) => one.trim() === other.trim(),
    tell: (saved) => `The saved ${words} is now ${quote(saved.trim())}.`,
  };
}

/** One of several; `nameOf` is how the form calls it. */
export function choiceField<V>(words: string, nameOf: (value: V) => string): RecordField<V> {
  return { words, isSame: Object.is, tell: (saved) => `The saved ${words} is now ${nameOf(saved)}.` };
}

/**
 * A list without an order. It is one value: whoever touched it keeps all of it, for a mixture of two lists of rights or
 * addresses is something neither of the two people asked for. What the other one added and removed is told.
 */
export function listField<V>(
  words: string,
  entriesOf: (value: V) => readonly string[],
  nameOf: (entry: string) => string = (entry) => entry,
): RecordField<V> {
  const without = (these: readonly string[], those: readonly string[]) =>
    these.filter((entry) => !those.includes(entry));
  const named = (entries: string[]) => {
    const first = entries.slice(0, ENTRIES_TOLD).map(nameOf);
    return formatList(entries.length > ENTRIES_TOLD ? [...first, `${entries.length - ENTRIES_TOLD} more`] : first);
  };
  return {
    words,
    isSame: (one, other) => [...entriesOf(one)].toSorted().join('\n') === [...entriesOf(other)].toSorted().join('\n'),
    tell: (saved, base) => {
      const [now, before] = [entriesOf(saved), entriesOf(base)];
      if (now.length === 0) return `No ${words} are saved any more.`;
      const [added, removed] = [without(now, before), without(before, now)];
      const changes = [
        added.length > 0 && `now include ${named(added)}`,
        removed.length > 0 && `no longer include ${named(removed)}`,
      ];
      return `The saved ${words} ${changes.filter(Boolean).join(' and ')}.`;
    },
  };
}

function quote(text: string): string {
  if (text === '') return 'empty';
  const characters = [...text.replaceAll(/\s+/g, ' ')];
  return `“${characters.length > TEXT_TOLD ? `${characters.slice(0, TEXT_TOLD).join('').trimEnd()}…` : characters.join('')}”`;
}

const namesOf = <T extends object>(fields: RecordFields<T>) => Object.keys(fields) as (keyof T)[];

/** Whether saving the one would leave a record like the other as it is. */
export function isSameValue<T extends object>(fields: RecordFields<T>, one: T, other: T): boolean {
  return namesOf(fields).every((name) => fields[name].isSame(one[name], other[name]));
}

/**
 * What was entered over `base`, brought onto what somebody else saved since: values nobody touched here follow the
 * latest, touched ones stay. `told` says which ones follow, and what a save now replaces.
 */
export function rebase<T extends object>(
  fields: RecordFields<T>,
  entered: T,
  base: T,
  latest: T,
): { value: T; told: string } {
  const differs = (one: T, other: T) => (name: keyof T) => !fields[name].isSame(one[name], other[name]);
  const changed = namesOf(fields).filter(differs(base, latest));
  const isTouched = differs(entered, base);
  const follow = changed.filter((name) => !isTouched(name));
  const replaced = changed.filter((name) => isTouched(name) && differs(entered, latest)(name));
  const value = { ...entered };
  for (const name of follow) value[name] = latest[name];
  const sentences = [
    follow.length > 0 && `The form now shows the latest ${formatList(follow.map((name) => fields[name].words))}.`,
    ...replaced.map((name) => fields[name].tell(latest[name], base[name])),
    replaced.length > 0 && 'Saving replaces that with what you entered.',
    changed.length === 0 && 'Nothing in this form has changed. You can save what you entered.',
    changed.length > 0 && follow.length + replaced.length === 0 && 'Somebody else saved what you entered.',
  ];
  return { value, told: sentences.filter(Boolean).join(' ') };
}
