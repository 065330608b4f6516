/** Closed lists of the REST API (api-contract 4.2). Pure, so that its schemas need no database. */
export const TOKEN_SCOPES = ['ORGANIZATION', 'WORKSPACE', 'DEPLOYMENT'] as const;
export const TOKEN_KINDS = ['STANDARD', 'DIRECT_ACCESS'] as const;
export const API_TOKEN_SORTS = ['name', 'description', 'createdAt', 'updatedAt', 'tokenStartAt'] as const;
export const AGENT_TOKEN_SORTS = [...API_TOKEN_SORTS, 'createdById', 'updatedById'] as const;
export type ApiTokenSort = (typeof AGENT_TOKEN_SORTS)[number];
