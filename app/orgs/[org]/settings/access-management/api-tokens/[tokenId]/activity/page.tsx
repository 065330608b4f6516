export { ActivityTab as default } from '../../../../../_api-tokens/activity-tab.tsx';
