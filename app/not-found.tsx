import { BarePage } from '#components/shell/bare-page.tsx';
import { NotFoundPage } from '#components/shell/not-found-page.tsx';

export default function NotFound() {
  return (
    <BarePage>
      <NotFoundPage back={{ label: 'Back to start', href: '/' }} />
    </BarePage>
  );
}
