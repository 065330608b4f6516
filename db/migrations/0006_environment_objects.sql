CREATE TABLE "environment_objects" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"workspace_id" varchar(25) NOT NULL,
	"deployment_id" varchar(25),
	"object_type" varchar(24) NOT NULL,
	"object_key" varchar(256) NOT NULL,
	"is_auto_linked" boolean NOT NULL,
	"facts" jsonb NOT NULL,
	"links" jsonb NOT NULL,
	"excluded_links" jsonb NOT NULL,
	"secrets_encrypted" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_type" varchar(8) NOT NULL,
	"created_by_id" varchar(25) NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_type" varchar(8) NOT NULL,
	"updated_by_id" varchar(25) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "environment_objects" ADD CONSTRAINT "environment_objects_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_objects" ADD CONSTRAINT "environment_objects_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_objects" ADD CONSTRAINT "environment_objects_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "environment_objects_key_idx" ON "environment_objects" USING btree ("workspace_id","deployment_id","object_type","object_key");--> statement-breakpoint
CREATE INDEX "environment_objects_organization_idx" ON "environment_objects" USING btree ("organization_id","created_at");