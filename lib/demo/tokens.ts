import { ACME, NORDLICHT } from './places.ts';

export type DemoState =
  | 'active'
  | 'unused'
  | 'expiring'
  | 'expired'
  | 'paused'
  | 'rotating'
  | 'rotated'
  | 'leaked'
  | 'deleted';

/** One token of the demonstration and its life so far. */
export interface DemoToken {
  organization: string;
  name: string;
  description: string;
  role: string;
  state: DemoState;
  /** Key of a person, or the name of the token that created it. */
  by: string;
  createdDaysAgo: number;
  expiryDays: number | null;
  /** How many Workspaces it was added to. */
  workspaces: number;
  callsPerDay: number;
}

const M = 'ORGANIZATION_MEMBER';
const O = 'ORGANIZATION_OWNER';
const OM = 'ORGANIZATION_OBSERVE_MEMBER';
const OA = 'ORGANIZATION_OBSERVE_ADMIN';
const B = 'ORGANIZATION_BILLING_ADMIN';
const LONG =
  'github-actions-release-train-eu-central-1-production-blue-green-with-a-name-that-nobody-should-have-chosen-but-somebody-did';

type Row = [string, string, string, DemoState, string, number, number | null, number, number];

/** name, description, role, state, by, created days ago, lifetime in days, Workspaces, calls per day */
const ACME_TOKENS: Row[] = [
  ['org-bootstrap', 'Creates tokens for new teams from Terraform', O, 'active', 'ada', 410, null, 0, 6],
  ['ci-deploy', 'GitHub deploys', M, 'active', 'ada', 0, 90, 3, 240],
  [
    'airflow-backfill-runner',
    'Backfills for finance and growth, ask in #data-platform first',
    M,
    'unused',
    'ada',
    5,
    30,
    1,
    0,
  ],
  [
    LONG,
    'One value for all release pipelines until the split is done; see runbook “release train”',
    M,
    'active',
    'org-bootstrap',
    22,
    180,
    4,
    900,
  ],
  ['grafana-usage-collector', 'Reads usage every five minutes', OA, 'active', 'grace', 41, null, 0, 288],
  [
    'terraform-cloud-production',
    'Plans and applies for the platform Workspace',
    O,
    'rotating',
    'grace',
    81,
    90,
    3,
    130,
  ],
  ['audit-export', 'Nightly copy of the audit log to the SIEM', O, 'expiring', 'ada', 84, 90, 0, 2],
  ['Snowflake cost report, weekly', '', B, 'active', 'grace', 88, 365, 0, 1],
  [
    'mlops-feature-store-sync',
    'Copies feature definitions to the online store',
    M,
    'expired',
    'katherine',
    93,
    90,
    2,
    60,
  ],
  ['dr-drill-2026-q3', 'Disaster recovery rehearsal, remove after the drill', M, 'paused', 'katherine', 94, 180, 2, 12],
  ['old-jenkins', 'Replaced by ci-deploy', M, 'deleted', 'grace', 130, 365, 1, 40],
  ['backstage-catalog-reader', 'Service catalogue, read only', OM, 'active', 'ada', 266, null, 0, 96],
  [
    'Kundenportal Datenabgleich (Produktion, täglich)',
    'Sechs Pipelines der Kundenplattform',
    M,
    'active',
    'grace',
    288,
    365,
    4,
    24,
  ],
  ['数据平台-每日同步', '每天凌晨同步数据仓库', M, 'active', 'ada', 61, 365, 1, 24],
  ['مزامنة-المخزون', 'Right-to-left name from the Cairo office', M, 'active', 'grace', 47, 90, 1, 18],
  ['dbt-cloud-finance', 'Models of the monthly close', M, 'active', 'grace', 73, 365, 1, 48],
  ['dbt-cloud-growth', 'Attribution models', M, 'active', 'grace', 73, 365, 1, 48],
  ['fivetran-webhook', 'Starts loads when a connector finishes', M, 'rotated', 'ada', 150, 180, 2, 75],
  ['great-expectations-ci', 'Data tests on pull requests', M, 'active', 'ada', 52, 90, 2, 33],
  ['looker-pdt-trigger', 'Rebuilds derived tables', M, 'expiring', 'grace', 25, 30, 1, 16],
  ['monte-carlo-monitor', 'Freshness checks', OA, 'active', 'ada', 190, 365, 0, 140],
  ['datadog-agent', 'Scheduler metrics', OM, 'active', 'grace', 230, null, 0, 480],
  ['pagerduty-escalation', 'Opens incidents from failed Dags', M, 'active', 'ada', 64, 365, 1, 3],
  ['slack-dag-bot', '/dag trigger from #data-platform', M, 'rotated', 'katherine', 118, 180, 3, 22],
  ['notebook-scheduler', 'Papermill runs of the science team', M, 'paused', 'grace', 77, 90, 1, 9],
  ['k6-load-test', 'Only during load tests', M, 'expired', 'ada', 44, 30, 0, 500],
  ['argo-cd-sync', 'Deploys Dag bundles', M, 'active', 'org-bootstrap', 33, 90, 4, 110],
  ['renovate-bot', 'Runtime upgrades as pull requests', M, 'active', 'org-bootstrap', 33, 365, 4, 8],
  ['vault-rotation-job', 'Rotates the other tokens every Sunday', O, 'active', 'org-bootstrap', 29, 90, 0, 1],
  ['contractor-acme-migration', 'Until the Composer migration ends', M, 'expired', 'katherine', 180, 90, 2, 35],
  ['contractor-reporting', 'Ends with the contract', M, 'deleted', 'grace', 160, 180, 1, 11],
  ['composer-migration-export', 'Old platform, reads definitions', M, 'deleted', 'ada', 201, 90, 2, 70],
  ['sandbox-anna', 'Playground', M, 'unused', 'ada', 12, 30, 1, 0],
  ['sandbox-hackday', 'Hack day, spring', M, 'expired', 'grace', 36, 7, 4, 90],
  ['finance-close-2026-10', 'October close', M, 'expired', 'grace', 55, 30, 1, 150],
  ['finance-close-2026-11', 'November close', M, 'expiring', 'grace', 26, 30, 1, 150],
  ['growth-reverse-etl', 'Sends segments to the CRM', M, 'active', 'ada', 98, 180, 1, 64],
  ['growth-experiments-api', 'Reads experiment results', OM, 'active', 'ada', 98, 180, 0, 210],
  ['ml-training-launcher', 'Starts GPU training nightly', M, 'rotating', 'grace', 140, 365, 1, 12],
  ['ml-model-registry-hook', 'Promotes models', M, 'active', 'grace', 139, 365, 1, 5],
  ['ml-labeling-vendor', 'Labels, pushed hourly', M, 'paused', 'ada', 66, 90, 1, 24],
  ['edge-ingest-frankfurt', '', M, 'active', 'ada', 17, 90, 1, 1_100],
  ['edge-ingest-dublin', '', M, 'active', 'ada', 17, 90, 1, 980],
  ['edge-ingest-stockholm', '', M, 'unused', 'ada', 2, 90, 1, 0],
  ['lineage-openlineage-proxy', 'Forwards lineage events', OM, 'active', 'grace', 112, 365, 0, 330],
  ['cost-anomaly-detector', 'Compares usage with the budget', B, 'active', 'ada', 57, 180, 0, 24],
  ['secrets-scanner', 'Checks repositories for leaked values', OM, 'active', 'grace', 20, 90, 0, 4],
  ['status-page', 'Public status, one call a minute', OM, 'active', 'ada', 310, null, 0, 1_440],
  ['quarterly-access-review', 'Lists tokens and their owners', O, 'unused', 'grace', 1, 7, 0, 0],
  ['legacy-cron-host-07', 'Do not delete: nobody knows what depends on it', O, 'active', 'katherine', 400, null, 0, 1],
  ['😀 emoji-rollout', 'A name with an emoji in front', M, 'active', 'grace', 9, 30, 1, 7],
  [
    '<b>not bold</b> & "quoted"',
    "Text that looks like markup'; DROP TABLE tokens; --",
    M,
    'unused',
    'ada',
    3,
    30,
    0,
    0,
  ],
];

const NORDLICHT_TOKENS: Row[] = [
  ['portal-sync', 'Abgleich mit dem Kundenportal', M, 'active', 'wang', 120, 365, 1, 96],
  ['wetter-import', 'Lädt Prognosen alle sechs Stunden', M, 'active', 'wang', 90, 180, 1, 4],
  ['windpark-telemetrie-übertragung', 'Messwerte der Anlagen', M, 'expiring', 'wang', 86, 90, 2, 700],
  ['jenkins-alt', 'Abgelöst durch portal-sync', M, 'deleted', 'wang', 150, 90, 1, 20],
  ['terraform', 'Infrastruktur', O, 'rotated', 'wang', 140, 365, 0, 15],
  ['probezugang-beratung', 'Beratung, bis Ende des Quartals', M, 'leaked', 'wang', 40, 90, 1, 6],
  ['netz-lastprognose', 'Noch nicht im Einsatz', M, 'unused', 'wang', 4, 90, 1, 0],
  ['abrechnung-export', 'Nur zum Monatsende', B, 'expired', 'wang', 70, 30, 0, 3],
];

const toTokens = (organization: string, rows: Row[]): DemoToken[] =>
  rows.map(([name, description, role, state, by, createdDaysAgo, expiryDays, workspaces, callsPerDay]) => ({
    organization,
    name,
    description,
    role,
    state,
    by,
    createdDaysAgo,
    expiryDays,
    workspaces,
    callsPerDay,
  }));

/** Sixty tokens in every state the product knows today. */
export const TOKENS: DemoToken[] = [...toTokens(ACME, ACME_TOKENS), ...toTokens(NORDLICHT, NORDLICHT_TOKENS)];
