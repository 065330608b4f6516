import { E2E_PORT, saveProductState } from './fixtures/product-state.ts';
import { startProduct } from './fixtures/start-product.ts';

/** One product for the whole run; tests keep apart by Organizations of their own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { state, stop } = await startProduct(E2E_PORT);
  saveProductState(state);
  return stop;
}
