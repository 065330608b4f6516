ALTER TABLE "organization_members" ADD COLUMN "roles_updated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organization_members" ADD COLUMN "roles_updated_by_id" varchar(25);