import { TokenPlaceProvider } from '#components/tokens/token-place.tsx';

import { readTokenPlace } from '../../../../../_api-tokens/read-place.ts';

type Props = LayoutProps<'/orgs/[org]/workspaces/[ws]/settings/access-management/api-tokens'>;

/** Above every loading state, so that a refusal still answers 403. The services ask again. */
export default async function ApiTokensLayout({ children, params }: Props) {
  return <TokenPlaceProvider value={await readTokenPlace(params)}>{children}</TokenPlaceProvider>;
}
