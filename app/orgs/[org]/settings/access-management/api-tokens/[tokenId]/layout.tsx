export { TokenLayout as default, tokenMetadata as generateMetadata } from '../../../../_api-tokens/token-layout.tsx';
