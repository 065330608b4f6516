CREATE TABLE "allowed_ip_ranges" (
	"id" varchar(25) PRIMARY KEY NOT NULL,
	"organization_id" varchar(25) NOT NULL,
	"range" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_type" varchar(8) NOT NULL,
	"created_by_id" varchar(25) NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_type" varchar(8) NOT NULL,
	"updated_by_id" varchar(25) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "billing_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "purpose" varchar(8) DEFAULT 'API' NOT NULL;--> statement-breakpoint
ALTER TABLE "allowed_ip_ranges" ADD CONSTRAINT "allowed_ip_ranges_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "allowed_ip_ranges_range_idx" ON "allowed_ip_ranges" USING btree ("organization_id","range");--> statement-breakpoint
CREATE INDEX "api_tokens_agent_idx" ON "api_tokens" USING btree ("organization_id","entity_id") WHERE "api_tokens"."purpose" = 'AGENT';