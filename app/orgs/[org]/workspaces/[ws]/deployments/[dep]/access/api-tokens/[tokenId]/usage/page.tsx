export { UsageTab as default } from '../../../../../../../../_api-tokens/usage-tab.tsx';
