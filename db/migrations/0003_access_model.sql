CREATE TABLE "custom_roles" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"name" varchar(128) NOT NULL,
	"description" text,
	"scope" varchar(16) NOT NULL,
	"permissions" text[] NOT NULL,
	"restricted_workspace_ids" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_type" varchar(8) NOT NULL,
	"created_by_id" varchar(25) NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_type" varchar(8) NOT NULL,
	"updated_by_id" varchar(25) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"user_id" varchar(25) NOT NULL,
	"code_digest" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_type" varchar(8) NOT NULL,
	"created_by_id" varchar(25) NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invites_code_digest_unique" UNIQUE("code_digest")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" varchar(25) NOT NULL,
	"user_id" varchar(25) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "team_members_team_id_user_id_pk" PRIMARY KEY("team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"name" varchar(128) NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"is_idp_managed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_type" varchar(8) NOT NULL,
	"created_by_id" varchar(25) NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_type" varchar(8) NOT NULL,
	"updated_by_id" varchar(25) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployment_variables" (
	"deployment_id" varchar(25) NOT NULL,
	"key" varchar(256) NOT NULL,
	"is_secret" boolean NOT NULL,
	"value" text,
	"value_encrypted" "bytea",
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deployment_variables_deployment_id_key_pk" PRIMARY KEY("deployment_id","key")
);
--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "status" varchar(16) DEFAULT 'HEALTHY' NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "runtime_version" varchar(32) NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "configuration" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "created_by_type" varchar(8) NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "created_by_id" varchar(25) NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "updated_by_type" varchar(8) NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "updated_by_id" varchar(25) NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "support_contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "is_cicd_enforced_default" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "default_cloud_provider" varchar(8);--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "default_region" varchar(64);--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "default_cluster_id" varchar(25);--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "created_by_type" varchar(8) NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "created_by_id" varchar(25) NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "updated_by_type" varchar(8) NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "updated_by_id" varchar(25) NOT NULL;--> statement-breakpoint
ALTER TABLE "role_bindings" ADD COLUMN "custom_role_id" varchar(25);--> statement-breakpoint
ALTER TABLE "organization_members" ADD COLUMN "status" varchar(8) DEFAULT 'ACTIVE' NOT NULL;--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_variables" ADD CONSTRAINT "deployment_variables_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_roles_name_idx" ON "custom_roles" USING btree ("organization_id",lower("name"));--> statement-breakpoint
CREATE INDEX "invites_user_idx" ON "invites" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "team_members_user_idx" ON "team_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_idx" ON "teams" USING btree ("organization_id",lower("name"));--> statement-breakpoint
ALTER TABLE "role_bindings" ADD CONSTRAINT "role_bindings_custom_role_id_custom_roles_id_fk" FOREIGN KEY ("custom_role_id") REFERENCES "public"."custom_roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deployments_organization_idx" ON "deployments" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "role_bindings_deployment_idx" ON "role_bindings" USING btree ("deployment_id");--> statement-breakpoint
CREATE INDEX "role_bindings_custom_role_idx" ON "role_bindings" USING btree ("custom_role_id");