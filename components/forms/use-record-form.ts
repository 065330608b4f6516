'use client';

import { useState } from 'react';

import type { ActionResult } from '#lib/result.ts';

import type { FormErrors } from './check-with.ts';
import { isSameValue, rebase, type RecordFields } from './rebase.ts';
import { useForm, type FieldMap } from './use-form.ts';
import type { Clash } from './use-submission.ts';

/** `updatedAt` is the stamp a save is based on: an older one than the server's is a clash. */
interface Stamped {
  updatedAt: Date | null | undefined;
}

interface RecordFormOptions<T extends object, R extends Stamped> {
  /** As the page has it. A dialog that keeps what it was opened with hands the same one in for as long as it is open. */
  record: R;
  draftOf: (record: R) => T;
  fields: RecordFields<T>;
  check: (value: T) => FormErrors;
  /** What had been entered before; without it the form starts with the record. */
  start?: T | undefined;
  /** As in `useForm`. */
  answersFor?: FieldMap;
}

/** Whether a page brought something later than what the form is based on. */
const isNewer = (one: Stamped, other: Stamped) => (one.updatedAt?.getTime() ?? 0) > (other.updatedAt?.getTime() ?? 0);

/**
 * The form of a record that others may save too. `latest` is the record the person saw: the base of their change, and
 * what `isDirty` compares with. What somebody else saved since is only overwritten once the person was told of it.
 */
export function useRecordForm<T extends object, R extends Stamped>(options: RecordFormOptions<T, R>) {
  const { record, draftOf, fields } = options;
  const [latest, setLatest] = useState(record);
  const form = useForm(options.start ?? draftOf(record), options.check, options.answersFor);
  const base = draftOf(latest);
  const isDirty = !isSameValue(fields, form.value, base);

  /** The form shows this record, and nothing of what was entered. */
  const show = (saved: R) => {
    setLatest(saved);
    form.reset(draftOf(saved));
  };

  // The page brought a newer record. Where the fields are untouched, or it changed others only (a pause, a rotation),
  // it becomes the base; a real clash is told when the form is sent.
  if (isNewer(record, latest)) {
    if (!isDirty) show(record);
    else if (isSameValue(fields, draftOf(record), base)) setLatest(record);
  }

  const keep = (saved: R): string => {
    const { value, told } = rebase(fields, form.value, base, draftOf(saved));
    setLatest(saved);
    form.reset(value);
    return told;
  };

  return {
    ...form,
    latest,
    isDirty,
    show,
    discard: () => form.reset(base),
    /** What a clash of two editors does to this form; `read` asks for the record as it is now. */
    clash: (read: () => Promise<ActionResult<R>>): Clash<R> => ({ read, keep, load: show }),
  };
}
