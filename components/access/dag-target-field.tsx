'use client';

import { useId } from 'react';

import { Field, FieldGroup } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';

export interface DagTarget {
  by: 'DAG_TAG' | 'DAG';
  value: string;
}

interface DagTargetFieldProps extends DagTarget {
  onChange: (change: Partial<DagTarget>) => void;
  suggestions: { dagIds: string[]; tags: string[] };
  error: string | undefined;
  readOnly: boolean;
}

/** `Choose by` tag, which new Dags join by themselves, or Dag ID; known ones are suggested, any text is taken. */
export function DagTargetField({ by, value, onChange, suggestions, error, readOnly }: DagTargetFieldProps) {
  const list = useId();
  const known = by === 'DAG_TAG' ? suggestions.tags : suggestions.dagIds;
  return (
    <>
      <FieldGroup label="Choose by">
        <RadioCards
          value={by}
          onChange={(next) => onChange({ by: next })}
          readOnly={readOnly}
          options={[
            { value: 'DAG_TAG', title: 'Tag', summary: 'Recommended. New Dags with this tag are included.' },
            { value: 'DAG', title: 'Dag ID', summary: 'One Dag, by its ID in the Deployment.' },
          ]}
        />
      </FieldGroup>
      <Field
        label={by === 'DAG_TAG' ? 'Tag' : 'Dag ID'}
        error={error}
        hint={by === 'DAG_TAG' ? 'As written in the Dag, for example “finance”.' : 'For example “load_daily”.'}
      >
        <Input
          value={value}
          onValueChange={(text) => onChange({ value: text })}
          readOnly={readOnly}
          list={list}
          maxLength={250}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </Field>
      <datalist id={list}>
        {known.map((text) => (
          <option key={text} value={text}>
            {text}
          </option>
        ))}
      </datalist>
    </>
  );
}
