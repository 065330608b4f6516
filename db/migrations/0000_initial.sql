CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_type" varchar(8) NOT NULL,
	"actor_id" varchar(25) NOT NULL,
	"actor_label" text NOT NULL,
	"action" varchar(64) NOT NULL,
	"target_type" varchar(16) NOT NULL,
	"target_id" varchar(25) NOT NULL,
	"target_label" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" text NOT NULL,
	"address" text NOT NULL,
	"user_agent" text NOT NULL,
	"method" varchar(8) NOT NULL,
	"path" text NOT NULL,
	"result" varchar(8) NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"organization_id" varchar(25) PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"workspace_id" varchar(25) NOT NULL,
	"name" varchar(500) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"short_name" varchar(40) NOT NULL,
	"name" varchar(50) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" varchar(25) NOT NULL,
	"updated_by_id" varchar(25) NOT NULL,
	CONSTRAINT "organizations_short_name_unique" UNIQUE("short_name")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"name" varchar(50) NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_bindings" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"subject_type" varchar(8) NOT NULL,
	"subject_id" varchar(25) NOT NULL,
	"entity_type" varchar(16) NOT NULL,
	"entity_id" text NOT NULL,
	"deployment_id" varchar(25),
	"role" varchar(128) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" varchar(25) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"scope" varchar(16) NOT NULL,
	"entity_id" varchar(25) NOT NULL,
	"kind" varchar(16) DEFAULT 'STANDARD' NOT NULL,
	"name" varchar(256) NOT NULL,
	"description" varchar(500) DEFAULT '' NOT NULL,
	"role" varchar(128) NOT NULL,
	"expiry_period_days" integer,
	"short_token" varchar(6) NOT NULL,
	"start_at" timestamp (3) with time zone NOT NULL,
	"end_at" timestamp (3) with time zone,
	"overlap_ends_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"paused_by_id" varchar(25),
	"deleted_at" timestamp (3) with time zone,
	"deleted_by_id" varchar(25),
	"last_used_at" timestamp (3) with time zone,
	"last_used_address" text,
	"last_used_agent" text,
	"last_rotated_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_type" varchar(8) NOT NULL,
	"created_by_id" varchar(25) NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_type" varchar(8) NOT NULL,
	"updated_by_id" varchar(25) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"organization_id" varchar(25) NOT NULL,
	"actor_id" varchar(25) NOT NULL,
	"key" varchar(64) NOT NULL,
	"operation" varchar(32) NOT NULL,
	"token_id" varchar(25) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_organization_id_actor_id_key_pk" PRIMARY KEY("organization_id","actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"key_id" varchar(16) NOT NULL,
	"public_key" "bytea" NOT NULL,
	"private_key_encrypted" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "signing_keys_key_id_unique" UNIQUE("key_id")
);
--> statement-breakpoint
CREATE TABLE "token_usage" (
	"value_id" varchar(25) NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"address" text NOT NULL,
	"user_agent" text NOT NULL,
	"token_id" varchar(25) NOT NULL,
	"calls" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "token_usage_value_id_hour_address_user_agent_pk" PRIMARY KEY("value_id","hour","address","user_agent")
);
--> statement-breakpoint
CREATE TABLE "token_values" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"token_id" varchar(25) NOT NULL,
	"digest" "bytea",
	"pepper_id" integer NOT NULL,
	"short_token" varchar(6) NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" varchar(16),
	"copied_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "known_devices" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"user_id" varchar(25) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"purpose" varchar(16) NOT NULL,
	"user_id" varchar(25),
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "organization_members" (
	"organization_id" varchar(25) NOT NULL,
	"user_id" varchar(25) NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "organization_members_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"user_id" varchar(25) NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"authenticated_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"address" text NOT NULL,
	"user_agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"email" varchar(320) NOT NULL,
	"address" text NOT NULL,
	"device_digest" "bytea",
	"succeeded" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"email" varchar(320) NOT NULL,
	"full_name" varchar(200) NOT NULL,
	"password_hash" text,
	"status" varchar(16) DEFAULT 'ACTIVE' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_bindings" ADD CONSTRAINT "role_bindings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_values" ADD CONSTRAINT "token_values_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_members" ADD CONSTRAINT "organization_members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_members" ADD CONSTRAINT "organization_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_events_sequence_idx" ON "audit_events" USING btree ("organization_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_events_target_idx" ON "audit_events" USING btree ("organization_id","target_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_events_at_idx" ON "audit_events" USING btree ("organization_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "deployments_workspace_name_idx" ON "deployments" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "workspaces_organization_idx" ON "workspaces" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "role_bindings_identity_idx" ON "role_bindings" USING btree ("subject_id","entity_type","entity_id",coalesce("deployment_id", ''));--> statement-breakpoint
CREATE INDEX "role_bindings_entity_idx" ON "role_bindings" USING btree ("entity_id","subject_type");--> statement-breakpoint
CREATE INDEX "api_tokens_created_idx" ON "api_tokens" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "api_tokens_name_idx" ON "api_tokens" USING btree ("organization_id",lower("name"),"id");--> statement-breakpoint
CREATE INDEX "api_tokens_end_idx" ON "api_tokens" USING btree ("organization_id",coalesce("end_at", 'infinity'::timestamptz),"id");--> statement-breakpoint
CREATE INDEX "api_tokens_used_idx" ON "api_tokens" USING btree ("organization_id",coalesce("last_used_at", '-infinity'::timestamptz),"id");--> statement-breakpoint
CREATE INDEX "api_tokens_role_idx" ON "api_tokens" USING btree ("organization_id","role","id");--> statement-breakpoint
CREATE INDEX "api_tokens_updated_idx" ON "api_tokens" USING btree ("organization_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "api_tokens_creator_idx" ON "api_tokens" USING btree ("organization_id","created_by_id");--> statement-breakpoint
CREATE INDEX "api_tokens_text_idx" ON "api_tokens" USING gin ((lower("name" || ' ' || "description")) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "token_usage_token_idx" ON "token_usage" USING btree ("token_id","hour");--> statement-breakpoint
CREATE UNIQUE INDEX "token_values_digest_idx" ON "token_values" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "token_values_token_idx" ON "token_values" USING btree ("token_id","starts_at");--> statement-breakpoint
CREATE INDEX "known_devices_user_idx" ON "known_devices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "organization_members_user_idx" ON "organization_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_email_idx" ON "sign_in_attempts" USING btree ("email","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address_idx" ON "sign_in_attempts" USING btree ("address","at");