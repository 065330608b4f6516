-- INCLUDE is not expressible in the schema file. What the search compares is in every list index, so that any page of any
-- search is found in one index alone; what the filters compare is in the first, for counting. More columns in all of them
-- would make every walk slower.
DROP INDEX "api_tokens_created_idx";--> statement-breakpoint
DROP INDEX "api_tokens_name_idx";--> statement-breakpoint
DROP INDEX "api_tokens_end_idx";--> statement-breakpoint
DROP INDEX "api_tokens_used_idx";--> statement-breakpoint
DROP INDEX "api_tokens_role_idx";--> statement-breakpoint
DROP INDEX "api_tokens_updated_idx";--> statement-breakpoint
DROP INDEX "api_tokens_text_idx";--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "name_key" text GENERATED ALWAYS AS (lower(name)) STORED;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "search_text" text GENERATED ALWAYS AS (CASE WHEN octet_length(lower(name || ' ' || description)) <= 1200 THEN lower(name || ' ' || description) END) STORED;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "long_search_text" text GENERATED ALWAYS AS (CASE WHEN octet_length(lower(name || ' ' || description)) > 1200 THEN lower(name || ' ' || description) END) STORED;--> statement-breakpoint
CREATE INDEX "api_tokens_deleted_idx" ON "api_tokens" USING btree ("organization_id","deleted_at") WHERE "api_tokens"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "api_tokens_id_text_idx" ON "api_tokens" USING btree ("id" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "api_tokens_short_idx" ON "api_tokens" USING btree (reverse("short_token") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "api_tokens_created_idx" ON "api_tokens" USING btree ("organization_id","scope","created_at","id") INCLUDE ("role","end_at","paused_at","overlap_ends_at","last_used_at","expiry_period_days","short_token","search_text") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_name_idx" ON "api_tokens" USING btree ("organization_id","scope","name_key","id") INCLUDE ("short_token","search_text") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_end_idx" ON "api_tokens" USING btree ("organization_id","scope","end_at","id") INCLUDE ("short_token","search_text") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_used_idx" ON "api_tokens" USING btree ("organization_id","scope","last_used_at" NULLS FIRST,"id") INCLUDE ("short_token","search_text") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_role_idx" ON "api_tokens" USING btree ("organization_id","scope","role","id") INCLUDE ("short_token","search_text") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_updated_idx" ON "api_tokens" USING btree ("organization_id","scope","updated_at","id") INCLUDE ("short_token","search_text") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_live_idx" ON "api_tokens" USING btree ("organization_id","scope") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_text_idx" ON "api_tokens" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "api_tokens_long_text_idx" ON "api_tokens" USING btree ("organization_id") WHERE "api_tokens"."long_search_text" is not null;