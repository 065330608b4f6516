-- INCLUDE is not expressible in the schema file: the columns let this one index count any filter without the table.
DROP INDEX "api_tokens_created_idx";--> statement-breakpoint
DROP INDEX "api_tokens_name_idx";--> statement-breakpoint
DROP INDEX "api_tokens_end_idx";--> statement-breakpoint
DROP INDEX "api_tokens_used_idx";--> statement-breakpoint
DROP INDEX "api_tokens_role_idx";--> statement-breakpoint
DROP INDEX "api_tokens_updated_idx";--> statement-breakpoint
DROP INDEX "api_tokens_text_idx";--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "name_key" text GENERATED ALWAYS AS (lower(name)) STORED;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(name || ' ' || description)) STORED;--> statement-breakpoint
CREATE INDEX "api_tokens_deleted_idx" ON "api_tokens" USING btree ("organization_id","deleted_at") WHERE "api_tokens"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "api_tokens_id_text_idx" ON "api_tokens" USING btree ("id" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "api_tokens_short_idx" ON "api_tokens" USING btree (reverse("short_token") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "api_tokens_created_idx" ON "api_tokens" USING btree ("organization_id","scope","created_at","id") INCLUDE ("role","end_at","paused_at","overlap_ends_at","last_used_at","expiry_period_days") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_name_idx" ON "api_tokens" USING btree ("organization_id","scope","name_key","id") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_end_idx" ON "api_tokens" USING btree ("organization_id","scope","end_at","id") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_used_idx" ON "api_tokens" USING btree ("organization_id","scope","last_used_at" NULLS FIRST,"id") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_role_idx" ON "api_tokens" USING btree ("organization_id","scope","role","id") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_updated_idx" ON "api_tokens" USING btree ("organization_id","scope","updated_at","id") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_text_idx" ON "api_tokens" USING gin ("search_text" gin_trgm_ops);