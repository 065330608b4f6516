import { NotFoundInOrganization } from '#components/shell/not-found-page.tsx';

export default function NotFound() {
  return (
    <main id="content" tabIndex={-1} className="px-6 outline-hidden max-sm:px-4">
      <NotFoundInOrganization />
    </main>
  );
}
