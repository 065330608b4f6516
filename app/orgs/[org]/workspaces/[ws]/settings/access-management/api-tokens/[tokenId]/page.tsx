export { OverviewTab as default } from '../../../../../../_api-tokens/overview-tab.tsx';
