export { exportTokensFile as GET } from '../../../../_api-tokens/export-tokens-file.ts';
