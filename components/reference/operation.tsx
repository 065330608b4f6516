import { Tag } from '#components/ui/badge.tsx';
import type { ReferenceField, ReferenceOperation } from '#lib/reference/types.ts';

/** One operation of the API: closed it says what it is, open it says what it takes and answers. Needs no script. */
export function Operation({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, parameters, body, answer, responses } = operation;
  return (
    <details id={id} className="min-w-0 border-b border-line last:border-b-0">
      <summary className="flex cursor-pointer flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 max-sm:min-h-11">
        <span className="w-14 font-mono text-caption font-semibold">{method}</span>
        <span className="min-w-0 flex-1 font-medium">{summary}</span>
        <code className="min-w-0 text-caption break-all text-muted max-sm:w-full">{path}</code>
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
        {description && <p>{description}</p>}
        <Fields title="Parameters" fields={parameters} />
        <Fields title="Request body" fields={body} />
        <Fields title="Answer" fields={answer} required="always" />
        <section aria-label={`Statuses of ${summary}`}>
          <h3 className="mb-1 font-semibold">Statuses</h3>
          <ul className="flex flex-col gap-1">
            {responses.map((response) => (
              <li key={response.status} className="flex gap-2">
                <Tag>{response.status}</Tag> {response.description}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </details>
  );
}

interface FieldsProps {
  title: string;
  fields: ReferenceField[];
  /** What a value is called that must not be left out. */
  required?: string;
}

function Fields({ title, fields, required = 'required' }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <dl className="rounded-card border border-line">
        {fields.map(({ name, type, isRequired, description }) => (
          <div
            key={name}
            className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 border-b border-line px-3 py-1.5 last:border-b-0 max-sm:grid-cols-1"
          >
            <dt className="min-w-0">
              <code className="text-caption break-all">{name}</code>
              {isRequired && <span className="ms-2 text-caption text-muted">{required}</span>}
            </dt>
            <dd className="min-w-0 break-words text-muted">
              {type}
              {description && `. ${description}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
