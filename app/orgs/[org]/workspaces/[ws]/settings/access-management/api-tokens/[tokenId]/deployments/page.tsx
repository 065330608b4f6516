export { DeploymentsTab as default } from '../../../../../../../_api-tokens/role-tabs.tsx';
