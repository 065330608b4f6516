export { WorkspacesTab as default } from '../../../../../../../../_api-tokens/role-tabs.tsx';
