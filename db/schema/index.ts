export * from './audit-events.ts';
export * from './organizations.ts';
export * from './pepper-marks.ts';
export * from './role-bindings.ts';
export * from './teams.ts';
export * from './tokens.ts';
export * from './users.ts';
export * from './workspaces.ts';
