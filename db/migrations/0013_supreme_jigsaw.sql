ALTER TABLE "api_tokens" ADD COLUMN "leak_reported_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "leak_reported_address" text;--> statement-breakpoint
CREATE INDEX "api_tokens_leaked_idx" ON "api_tokens" USING btree ("id") WHERE "api_tokens"."leak_reported_at" is not null;