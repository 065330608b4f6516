import { E2E_PORT, saveProductState } from './fixtures/product-state.ts';
import { startProduct } from './fixtures/start-product.ts';

/** One product for the whole run; tests keep apart by Organizations of their own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  // Tests say in X-Forwarded-For where they come from, when it is not the server's own machine.
  const { state, stop } = await startProduct(E2E_PORT, undefined, { TRUSTED_PROXIES: '127.0.0.1' });
  saveProductState(state);
  return stop;
}
