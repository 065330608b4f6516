import { Notice } from '#components/ui/notice.tsx';

/** What a form was refused for when it is not about one field; read out at once. */
export function FormAlert({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <Notice tone="danger" alert>
      {message}
    </Notice>
  );
}
