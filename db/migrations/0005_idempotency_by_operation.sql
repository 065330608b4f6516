ALTER TABLE "idempotency_keys" DROP CONSTRAINT "idempotency_keys_organization_id_actor_id_key_pk";--> statement-breakpoint
ALTER TABLE "api_tokens" drop column "search_text";--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "search_text" text GENERATED ALWAYS AS (case when octet_length(lower(name || ' ' || description)) <= 1200 then lower(name || ' ' || description) end) STORED;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_actor_id_operation_key_pk" PRIMARY KEY("organization_id","actor_id","operation","key");--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "long_search_text" text GENERATED ALWAYS AS (case when octet_length(lower(name || ' ' || description)) > 1200 then lower(name || ' ' || description) end) STORED;--> statement-breakpoint
CREATE INDEX "api_tokens_live_idx" ON "api_tokens" USING btree ("organization_id","scope") WHERE "api_tokens"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "api_tokens_long_text_idx" ON "api_tokens" USING btree ("organization_id") WHERE "api_tokens"."long_search_text" is not null;