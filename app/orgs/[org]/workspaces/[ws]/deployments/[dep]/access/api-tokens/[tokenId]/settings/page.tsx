export { SettingsTab as default } from '../../../../../../../../_api-tokens/settings-tab.tsx';
